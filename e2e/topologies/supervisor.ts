import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

export type Program = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
};

/** What a district's container platform does, for one machine: starts processes and starts again what ends. */
export class Supervisor {
  readonly #children = new Map<string, ChildProcess>();
  readonly #hear: (name: string, line: string) => void;
  /** Where the process ids stand, for whoever wants to kill one. */
  readonly #list: string;
  #stopping = false;

  constructor(list: string, hear: (name: string, line: string) => void) {
    this.#list = list;
    this.#hear = hear;
  }

  start(program: Program): void {
    if (this.#stopping) return;
    const child = spawn(program.command, program.args, {
      env: { ...process.env, ...program.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#children.set(program.name, child);
    this.#write();
    for (const stream of [child.stdout, child.stderr]) this.#lines(program.name, stream);
    child.once('error', (error) => this.#hear(program.name, error.message));
    child.once('exit', (code, signal) => {
      if (this.#stopping) return;
      this.#hear(program.name, `ended (${signal ?? code}) and is started again`);
      void this.#free(program.name).then(() => this.start(program));
    });
  }

  /** Ends the named ones together, politely, and waits for them. */
  async stop(...names: readonly string[]): Promise<void> {
    this.#stopping = true;
    const children = names.flatMap((name) => this.#children.get(name) ?? []).filter(running);
    const ended = children.map((child) => new Promise<void>((resolve) => child.once('exit', () => resolve())));
    for (const child of children) child.kill('SIGTERM');
    await Promise.all(ended);
  }

  /** At once, for the last moment. */
  killAll(): void {
    for (const child of this.#children.values()) child.kill('SIGKILL');
  }

  /** A little later; and not while somebody holds it down by a file of that name beside the list. */
  async #free(name: string): Promise<void> {
    do await delay(300);
    while (existsSync(join(dirname(this.#list), `${name}.down`)) && !this.#stopping);
  }

  #write(): void {
    const pids = Object.fromEntries([...this.#children].map(([name, child]) => [name, child.pid]));
    writeFileSync(`${this.#list}.new`, JSON.stringify(pids));
    renameSync(`${this.#list}.new`, this.#list);
  }

  #lines(name: string, stream: NodeJS.ReadableStream): void {
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim()) this.#hear(name, line);
    });
  }
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;
