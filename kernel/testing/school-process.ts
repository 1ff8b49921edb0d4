import { type ChildProcess, spawn } from 'node:child_process';
import { eventually } from '#kernel/testing/eventually.ts';
import { freePort } from '#kernel/testing/free-port.ts';

const PATIENCE = 60_000;

/** How a process ended, with everything it said. */
export type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; error: string };

/**
 * Starts a program; `kill` ends exactly this one, `ended` resolves when it has, `said` is its output so far.
 * Its standard input has ended unless `open`.
 */
export function startProcess(
  command: readonly string[],
  options: { env: NodeJS.ProcessEnv; cwd?: string; open?: boolean },
): { child: ChildProcess; ended: Promise<Ended>; said(): string; kill(signal: NodeJS.Signals): void } {
  const [program = '', ...args] = command;
  const { env, cwd, open } = options;
  const child = spawn(program, args, { env, ...(cwd ? { cwd } : {}), stdio: 'pipe' });
  let out = '';
  let error = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    error += chunk.toString();
  });
  if (!open) child.stdin.end();
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, error }));
  });
  return { child, ended, said: () => out, kill: (signal) => void child.kill(signal) };
}

/** A school that serves in a process of its own. */
export class SchoolProcess {
  readonly port: number;
  readonly #process: ReturnType<typeof startProcess>;

  private constructor(port: number, process: ReturnType<typeof startProcess>) {
    this.port = port;
    this.#process = process;
  }

  /** Resolves when it is ready; `command` is told where by its environment. */
  static async start(
    command: readonly string[],
    options: { env: NodeJS.ProcessEnv; cwd?: string; port?: number },
  ): Promise<SchoolProcess> {
    const port = options.port ?? (await freePort());
    const env = { ...options.env, PORT: String(port), QUESTED_HOST: '127.0.0.1' };
    const started = startProcess(command, { ...options, env });
    const school = new SchoolProcess(port, started);
    let over: Ended | undefined;
    void started.ended.then((ended) => {
      over = ended;
    });
    await eventually(
      'the school is ready',
      async () => {
        if (over) return over;
        return (await fetch(school.address('/health/ready'))).ok;
      },
      PATIENCE,
    );
    if (over) throw new Error(`the school did not start: ${JSON.stringify(over)}`);
    return school;
  }

  get pid(): number {
    return this.#process.child.pid ?? 0;
  }

  address(path: string): string {
    return `http://127.0.0.1:${this.port}${path}`;
  }

  async call<T>(method: string, path: string, token?: string, body?: unknown): Promise<T> {
    const form = body instanceof FormData;
    const response = await fetch(this.address(`/api/v1${path}`), {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  /** Nothing behind, nothing to retry, no dead letter, no gap, no saga under way: what /health/ready says of them. */
  async calm(): Promise<void> {
    await eventually(
      'every event is delivered, none is set aside, and every saga has ended',
      async () => {
        const response = await fetch(this.address('/health/ready'));
        const { checks } = (await response.json()) as { checks: { name: string; ok: boolean; detail: string }[] };
        const events = checks.filter((check) => check.name.includes(' hears '));
        const restless = checks.filter(
          ({ name, detail }) =>
            (name.includes(' hears ') && detail !== '0 behind, 0 retrying, 0 dead letters') ||
            (name.includes(' sagas') && detail !== '0 under way, 0 stuck'),
        );
        if (restless.length) throw new Error(JSON.stringify(restless));
        return response.ok && events.length > 0;
      },
      PATIENCE,
    );
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.#process.kill(signal);
    return this.#process.ended;
  }
}
