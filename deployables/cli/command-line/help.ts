import type { Command, Option, Options } from './command.ts';

const INDENT = '  ';

/** Pairs in two columns. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `${INDENT}${left.padEnd(width + 2)}${right}`.trimEnd());
}

const typed = (name: string, { type, value, short }: Option): string =>
  `${short ? `-${short}, ` : ''}--${name}${type === 'string' ? ` ${value ?? 'TEXT'}` : ''}`;

export function helpOf(command: Command, common: Options): string {
  const options = { ...command.options, ...common };
  const usage = `Usage: quested ${[command.name, command.words, '[OPTIONS]'].filter(Boolean).join(' ')}`;
  const lines = columns(Object.entries(options).map(([name, option]) => [typed(name, option), option.text]));
  return [usage, '', command.summary, ...(command.more ? ['', command.more] : []), '', 'Options:', ...lines].join('\n');
}

/** The whole program, or one group of commands (`dead-letters`). */
export function overview(commands: readonly Command[], fallback: string, group?: string): string {
  const shown = commands.filter(({ name }) => !group || name.startsWith(`${group} `));
  const rows = shown.map(({ name, words, summary }): [string, string] => [
    [name, words].filter(Boolean).join(' '),
    summary,
  ]);
  return [
    `Usage: quested ${group ? `${group} COMMAND` : '[COMMAND]'} [OPTIONS]`,
    '',
    group ? 'Commands:' : `The inquiry-learning platform of secondary schools. Without a command: ${fallback}.`,
    ...(group ? [] : ['', 'Commands:']),
    ...columns(rows),
    '',
    'quested COMMAND --help tells more. Settings are environment variables; see README.',
    'Exit codes: 0 done · 1 failed · 2 wrong usage.',
  ].join('\n');
}
