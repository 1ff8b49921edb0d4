import type { ParseArgsOptionsConfig } from 'node:util';
import type { Environment } from '#kernel/config.ts';
import type { Terminal } from './terminal.ts';

/** One option: what `parseArgs` of node:util needs, and what help says of it. `value` names what a string option takes. */
export type Option = ParseArgsOptionsConfig[string] & { readonly value?: string; readonly text: string };
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O['type'] extends 'boolean' ? boolean : string;
/** Absent options are absent; they have no defaults, so that help is the only place that says what happens without one. */
export type Given<O extends Options> = { readonly [K in keyof O]?: ValueOf<O[K]> };

/** What a command is given: what was typed, the terminal, and the settings with `--data` already in them. */
export type Call<O extends Options = Options> = {
  readonly options: Given<O>;
  readonly words: readonly string[];
  readonly terminal: Terminal;
  readonly environment: Environment;
};

/**
 * One command of `quested`. `run` resolves when it has done what it was told; it throws WrongUsage when it was told
 * something else than help says (exit code 2) and anything else when it failed (exit code 1).
 */
export type Command<O extends Options = Options> = {
  /** One word, or a group and a word: `dead-letters list`. */
  readonly name: string;
  /** The words after the name, as help shows them: `FILE`, `[MODULE …]`; none unless said. */
  readonly words?: string;
  /** Most words it takes. */
  readonly atMost?: number;
  readonly summary: string;
  /** What help says below the summary. */
  readonly more?: string;
  readonly options: O;
  readonly run: (call: Call<O>) => Promise<void>;
};

/** Keeps the names of the options for the types, and forgets them for the list of commands. */
export const defineCommand = <const O extends Options>(command: Command<O>): Command => command as unknown as Command;

/** Help says otherwise: exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

/** It could not be done, for a reason a person can act on: exit code 1, and no stack is shown. */
export class Failed extends Error {
  override readonly name = 'Failed';
}
