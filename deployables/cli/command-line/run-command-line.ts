import { parseArgs } from 'node:util';
import { BadBackup } from '#kernel/backup/archive.ts';
import { NoRest } from '#kernel/backup/snapshot.ts';
import { ConfigurationError, type Environment } from '#kernel/config.ts';
import { ModuleUnavailable, Refusal } from '#kernel/errors.ts';
import { LetterChanged } from '#kernel/events/dead-letters.ts';
import { type Call, type Command, Failed, type Options, WrongUsage } from './command.ts';
import { helpOf, overview } from './help.ts';
import type { Terminal } from './terminal.ts';

/** Options every command takes. */
const COMMON = {
  data: { type: 'string', value: 'FOLDER', text: 'The data folder; instead of QUESTED_DATA.' },
  help: { type: 'boolean', short: 'h', text: 'Show this.' },
} as const satisfies Options;

type Program = { readonly commands: readonly Command[]; readonly fallback: string };

/** Runs what was typed after the program's name; answers the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCommandLine(
  program: Program,
  typed: readonly string[],
  terminal: Terminal,
  environment: Environment = process.env,
): Promise<0 | 1 | 2> {
  try {
    await understood(program, typed, terminal, environment);
    return 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      terminal.complain(error.message);
      return 2;
    }
    terminal.complain(sentenceOf(error));
    return 1;
  }
}

async function understood(
  program: Program,
  typed: readonly string[],
  terminal: Terminal,
  environment: Environment,
): Promise<void> {
  const { command, rest, group } = find(program, typed);
  if (!command) {
    if (group || rest.some((word) => word === '--help' || word === '-h'))
      return terminal.say(overview(program.commands, program.fallback, group));
    throw new WrongUsage(`There is no command ${rest[0]}. quested --help lists them.`);
  }
  const { values, positionals } = parsed(command, rest);
  if (values.help) return terminal.say(helpOf(command, COMMON));
  if (positionals.length > (command.atMost ?? 0))
    throw new WrongUsage(`${command.name} does not take ${positionals.at(-1)}. quested ${command.name} --help`);
  const data = typeof values.data === 'string' ? { QUESTED_DATA: values.data } : {};
  const call: Call = {
    options: values as Call['options'],
    words: positionals,
    terminal,
    environment: { ...environment, ...data },
  };
  await command.run(call);
}

/** The command that is named, or the group of commands that is asked about, or what nobody knows. */
function find({ commands, fallback }: Program, typed: readonly string[]) {
  const [first = '', second = ''] = typed;
  const named = (name: string) => commands.find((command) => command.name === name);
  const byDefault = first === '' || (first.startsWith('-') && first !== '--help' && first !== '-h');
  if (byDefault) return { command: named(fallback), rest: [...typed], group: undefined };
  const pair = named(`${first} ${second}`);
  if (pair) return { command: pair, rest: typed.slice(2), group: undefined };
  const single = named(first);
  if (single) return { command: single, rest: typed.slice(1), group: undefined };
  const isGroup = commands.some(({ name }) => name.startsWith(`${first} `));
  if (isGroup && second !== '' && !second.startsWith('-'))
    throw new WrongUsage(`There is no command ${first} ${second}. quested ${first} --help lists them.`);
  if (isGroup && second === '') throw new WrongUsage(`${first} what? quested ${first} --help lists the commands.`);
  return { command: undefined, rest: [...typed], group: isGroup ? first : undefined };
}

function parsed(command: Command, args: readonly string[]) {
  const taken: Options = { ...command.options, ...COMMON };
  const options = Object.fromEntries(
    Object.entries(taken).map(([name, { type, short }]) => [name, { type, ...(short ? { short } : {}) }]),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new WrongUsage(`${why}. quested ${command.name} --help lists what it takes.`);
  }
}

const FOR_PEOPLE = [Failed, ConfigurationError, Refusal, ModuleUnavailable, LetterChanged, BadBackup, NoRest];

/** What people can act on is a sentence; what is our own fault comes with its stack. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A system call's own words (no space left, permission denied) name the file they are about.
  if (FOR_PEOPLE.some((kind) => error instanceof kind) || 'syscall' in error) return error.message;
  return error.stack ?? error.message;
}
