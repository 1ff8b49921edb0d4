import { type ChildProcess, fork as forkProcess } from 'node:child_process';
import type { AdapterName } from '#kernel/bus/conformance/adapters.ts';
import type { DatabaseLocation } from '#kernel/database/database.ts';
import type { Timing } from '#kernel/events/timing.ts';

/** Where a spawned process ends itself, as a machine does that loses power. */
export type Fault =
  /** When the nth reaction begins: inside the batch's transaction, between two of its events. */
  | { at: 'reaction'; nth: number }
  /** Right after the commit of the nth event handled, before the cursor is announced. */
  | { at: 'handled'; nth: number }
  /** Right after a business commit, before the relay hears of it. */
  | { at: 'committed'; nth: number }
  /** Between the commit of positions and handing them to the transport. */
  | { at: 'append'; nth: number }
  /** Between the transport's answer and the relay's note of it. */
  | { at: 'appended'; nth: number }
  /** At the nth boundary of a saga's moves: in the transaction of each, and right after its commit. */
  | { at: 'saga'; nth: number };

export type RemoteOptions = {
  /** Which modules it runs; all of them unless said. */
  readonly modules?: readonly ('user' | 'academic' | 'notification')[];
  readonly fault?: Fault;
  readonly timing?: Partial<Timing>;
  /** Runs the modules of saga.modules.ts instead of the standard modules. */
  readonly saga?: true;
  /** Milliseconds each reaction takes. */
  readonly slow?: number;
  /** Milliseconds its clock is ahead. */
  readonly skew?: number;
  /** Events to commit once it runs: how many by each of how many writers, over how many aggregates. */
  readonly produce?: { events: number; writers: number; aggregates: number };
  /** A command that academic is asked once it runs, and where it ends the process. */
  readonly ask?: { what: string; kill: 'before' | 'after'; key: string };
  /** Reactions tell of themselves and wait this long inside the transaction, once. */
  readonly hold?: number;
};
export type ProcessConfig = RemoteOptions & {
  readonly bus: AdapterName;
  /** Of the server between the processes. */
  readonly redis?: string;
  readonly where: Record<string, DatabaseLocation>;
};

export type Remote = {
  readonly pid: number;
  /** Resolves with the next message of this kind, or with one that has come already. */
  heard(kind: string): Promise<void>;
  kill(): Promise<void>;
  freeze(): void;
  thaw(): void;
  /** SIGTERM; answers the exit code. */
  terminate(): Promise<number | null>;
  readonly ended: Promise<number | null>;
};

export async function spawnNode(config: ProcessConfig): Promise<Remote> {
  const script = new URL('./process.ts', import.meta.url).pathname;
  const child = forkProcess(script, [JSON.stringify(config)], {
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const remote = overseen(child);
  await Promise.race([
    remote.heard('ready'),
    // One that is to end itself may do so before it is ready.
    remote.ended.then((code) => {
      if (!config.fault && !config.ask && code !== null)
        throw new Error(`the process ended with ${code} before it was ready`);
    }),
  ]);
  return remote;
}

function overseen(child: ChildProcess): Remote {
  const said = new Set<string>();
  let tell: (() => void)[] = [];
  child.on('message', (kind) => {
    said.add(String(kind));
    for (const one of tell) one();
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const signal = (name: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(name);
  };
  return {
    pid: child.pid ?? 0,
    ended,
    heard: (kind) =>
      new Promise<void>((resolve) => {
        const look = () => {
          if (!said.has(kind)) return;
          tell = tell.filter((one) => one !== look);
          resolve();
        };
        tell.push(look);
        look();
      }),
    async kill() {
      signal('SIGKILL');
      await ended;
    },
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async terminate() {
      signal('SIGTERM');
      return ended;
    },
  };
}
