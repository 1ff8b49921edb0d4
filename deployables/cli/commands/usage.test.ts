import { expect, it } from 'vitest';
import { recordingTerminal } from '../command-line/recording-terminal.ts';
import { runCommandLine } from '../command-line/run-command-line.ts';
import { program } from './program.ts';

async function quested(...typed: string[]) {
  const { terminal, said, complained } = recordingTerminal();
  const code = await runCommandLine(program, typed, terminal, { QUESTED_DATA: '/nonexistent/data' });
  return { code, out: said.join('\n'), error: complained.join('\n') };
}

it('lists every command, and each says what it takes', async () => {
  const all = await quested('--help');
  expect(all.code).toBe(0);
  for (const { name, options } of program.commands) {
    expect(all.out).toContain(`  ${name}`);
    const help = await quested(...name.split(' '), '--help');
    expect(help.code).toBe(0);
    for (const option of [...Object.keys(options), 'data', 'help']) expect(help.out).toContain(`--${option}`);
  }
});

it.each([
  [['nonsense'], 'There is no command nonsense.'],
  [['dead-letters'], 'dead-letters what?'],
  [['dead-letters', 'burn'], 'There is no command dead-letters burn.'],
  [['migrate', '--bogus'], "Unknown option '--bogus'."],
  [['--bogus'], "Unknown option '--bogus'."],
  [['version', 'please'], 'version does not take please.'],
  [['migrate', '--module', 'canteen'], 'There is no module canteen.'],
  [['serve', '--port', 'http'], '--port takes a number'],
  [['create-admin'], 'Which login id?'],
  [['create-admin', 'a b', '--generate-password'], 'A login id has'],
  [['create-admin', 'admin', '--operator', '--school', 'aoba'], 'exclude each other'],
  [['create-admin', 'admin', '--generate-password'], 'say --family-name'],
  [['dead-letters', 'show', 'letter'], 'Which letter?'],
  [['dead-letters', 'retry'], 'Which letter?'],
  [['rebuild-replica', 'user.cats'], 'There is no copy user.cats.'],
])('refuses %j as wrong usage', async (typed, sentence) => {
  const { code, out, error } = await quested(...typed);
  expect([code, out]).toEqual([2, '']);
  expect(error).toContain(sentence);
});

it.each([[['dead-letters', 'list']], [['audit', 'verify']], [['rebuild-replica']]])(
  'says that there is no installation: %j',
  async (typed) => {
    const { code, error } = await quested(...typed);
    expect(code).toBe(1);
    expect(error).toContain('There is no QuestEd in /nonexistent/data');
  },
);

it('groups say their commands', async () => {
  const { code, out } = await quested('dead-letters', '--help');
  expect(code).toBe(0);
  expect(out).toContain('dead-letters retry');
  expect(out).not.toContain('create-admin');
});
