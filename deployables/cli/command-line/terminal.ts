import { createInterface } from 'node:readline/promises';
import type { Readable } from 'node:stream';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** Where a command speaks and listens. Results go to standard output, everything else to standard error. */
export interface Terminal {
  say(line: string): void;
  complain(line: string): void;
  /** How far long work is: one line that is written over on a terminal; elsewhere a line every few seconds. */
  progress(line: string): void;
  /** Is there a person to ask? */
  readonly interactive: boolean;
  /** Asks a person; `hidden` does not show what is typed. */
  ask(question: string, how?: { hidden: boolean }): Promise<string>;
  /** Everything that comes in by standard input. */
  input(): Promise<string>;
}

const EVERY = 5000;

export function systemTerminal(
  streams: { in: Readable & { isTTY?: boolean }; out: NodeJS.WritableStream; error: NodeJS.WriteStream } = {
    in: process.stdin,
    out: process.stdout,
    error: process.stderr,
  },
): Terminal {
  let last = performance.now();
  let open = false;
  const close = () => {
    if (open) streams.error.write('\n');
    open = false;
  };
  return {
    interactive: streams.in.isTTY === true && streams.error.isTTY === true,
    say(line) {
      close();
      streams.out.write(`${line}\n`);
    },
    complain(line) {
      close();
      streams.error.write(`${line}\n`);
    },
    progress(line) {
      if (streams.error.isTTY) {
        open = true;
        streams.error.write(`\r\u001b[2K${line}`);
      } else if (performance.now() - last > EVERY) {
        last = performance.now();
        streams.error.write(`${line}\n`);
      }
    },
    async ask(question, how) {
      close();
      streams.error.write(question);
      const muted = new Writable({ write: (_chunk, _encoding, done) => done() });
      const shown = how?.hidden ? muted : streams.error;
      const lines = createInterface({ input: streams.in, output: shown, terminal: true });
      try {
        return await lines.question('');
      } finally {
        lines.close();
        if (how?.hidden) streams.error.write('\n');
      }
    },
    input: () => text(streams.in),
  };
}
