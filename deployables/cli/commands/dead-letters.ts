import { userInfo } from 'node:os';
import { MODULES, type ModuleName } from '#contracts/define.ts';
import { type DeadLetter, DeadLetters, type LetterKey } from '#kernel/events/dead-letters.ts';
import type { ModuleRuntime } from '#kernel/module-runtime.ts';
import { defineCommand, Failed, type Option, WrongUsage } from '../command-line/command.ts';
import { chosenModules, withInstallation } from '../installation.ts';

const MORE = 'A letter is named GROUP/SOURCE/PARTITION/POSITION, as the list shows it.';
const AT_ONCE = 1000;
const by: Option = { type: 'string', value: 'NAME', text: 'Whom the audit names; your system account unless said.' };
const module: Option = { type: 'string', value: 'NAMES', text: 'Only letters to these modules: user,academic.' };

const nameOf = ({ group, source, part, pos }: Omit<LetterKey, 'version'>): string =>
  `${group}/${source}/${part}/${pos}`;
const lettersOf = ({ database }: ModuleRuntime) => new DeadLetters(database);
/** The first line of a stack says what happened. */
const reason = ({ error }: DeadLetter): string => error.split('\n')[0] ?? '';

export const list = defineCommand({
  name: 'dead-letters list',
  summary: 'Events that were set aside after their last attempt.',
  options: { module: { ...module, type: 'string' } },
  async run({ options, terminal, environment }) {
    await withInstallation(environment, chosenModules(options.module), 'current', async ({ modules }) => {
      let total = 0;
      for (const one of modules) {
        for (const letter of await lettersOf(one).list(AT_ONCE)) {
          total += 1;
          const behind = letter.waiting ? `, ${letter.waiting} waiting behind it` : '';
          terminal.say(`${nameOf(letter)}  ${letter.type}  ${letter.attempts} attempts${behind}  ${reason(letter)}`);
        }
      }
      terminal.complain(total === 0 ? 'No dead letters.' : `${total} dead letters.`);
    });
  },
});

export const show = defineCommand({
  name: 'dead-letters show',
  words: 'LETTER',
  atMost: 1,
  summary: 'One letter with its error and its original text, which may name people.',
  more: MORE,
  options: {},
  async run({ words, terminal, environment }) {
    await onLetter(words[0], environment, async (letter) => {
      const facts = { ...letter, error: undefined, bytes: undefined };
      for (const [name, value] of Object.entries(facts)) if (value !== undefined) terminal.say(`${name}: ${value}`);
      terminal.say(`\n${letter.error}\n\n${pretty(letter.bytes)}`);
    });
  },
});

export const retry = defineCommand({
  name: 'dead-letters retry',
  words: '[LETTER]',
  atMost: 1,
  summary: 'Gives a letter its attempts again; what waits behind it follows. Also while the server runs.',
  more: MORE,
  options: {
    all: { type: 'boolean', text: 'Every letter there is.' },
    module: { ...module, type: 'string' },
    by: { ...by, type: 'string' },
  },
  async run({ options, words, terminal, environment }) {
    const who = options.by ?? account();
    if (!options.all) {
      return onLetter(words[0], environment, async (letter, letters) => {
        await letters.redrive(letter, who);
        terminal.say(`${nameOf(letter)} is tried again.`);
      });
    }
    if (words[0] !== undefined) throw new WrongUsage('--all and a letter exclude each other.');
    await withInstallation(environment, chosenModules(options.module), 'current', async ({ modules }) => {
      for (const one of modules) {
        const count = await lettersOf(one).redriveAll(who);
        if (count > 0) terminal.say(`${one.manifest.name}: ${count} letters are tried again.`);
      }
    });
  },
});

export const drop = defineCommand({
  name: 'dead-letters drop',
  words: 'LETTER',
  atMost: 1,
  summary: 'Gives a letter up for good; what waits behind it goes on without it. Also while the server runs.',
  more: `${MORE} The module will never have seen this event; an audit row says who decided so.`,
  options: {
    yes: { type: 'boolean', text: 'Do not ask.' },
    by: { ...by, type: 'string' },
  },
  async run({ options, words, terminal, environment }) {
    await onLetter(words[0], environment, async (letter, letters) => {
      if (!options.yes) {
        if (!terminal.interactive) throw new WrongUsage('Nobody is here to be asked: say --yes.');
        const answer = await terminal.ask(`Drop ${letter.type} (${nameOf(letter)}) for good? Type yes: `);
        if (answer.trim() !== 'yes') throw new Failed('Nothing was dropped.');
      }
      await letters.discard(letter, options.by ?? account());
      terminal.say(`${nameOf(letter)} is dropped.`);
    });
  },
});

type Shown = NonNullable<Awaited<ReturnType<DeadLetters['show']>>>;

/** Finds the named letter; acting on it is refused when somebody else has dealt with it since this look. */
async function onLetter(
  name: string | undefined,
  environment: Parameters<typeof withInstallation>[0],
  act: (letter: Shown, letters: DeadLetters) => Promise<void>,
): Promise<void> {
  const key = keyFrom(name);
  await withInstallation(environment, chosenModules(key.group), 'current', async ({ modules }) => {
    const [one] = modules;
    if (!one) throw new Error(`${key.group} was not opened`);
    const letters = lettersOf(one);
    const letter = await letters.show(key);
    if (!letter) throw new Failed(`There is no dead letter ${name}.`);
    await act(letter, letters);
  });
}

function keyFrom(name: string | undefined): Omit<LetterKey, 'version'> {
  const [, group, source, part, pos] = /^(\w+)\/(\w+)\/(\d+)\/(\d+)$/.exec(name ?? '') ?? [];
  if (!group || !isModule(source)) {
    throw new WrongUsage(`Which letter? ${MORE}`);
  }
  return { group, source, part: Number(part), pos: Number(pos) };
}

const isModule = (name: string | undefined): name is ModuleName => (MODULES as readonly string[]).includes(name ?? '');

/** A container may have no name for its account. */
function account(): string {
  try {
    return `${userInfo().username} (command line)`;
  } catch {
    return `account ${process.getuid?.() ?? ''} (command line)`;
  }
}

function pretty(bytes: string): string {
  try {
    return JSON.stringify(JSON.parse(bytes), null, 2);
  } catch {
    return bytes;
  }
}
