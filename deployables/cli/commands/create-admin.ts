import type * as z from 'zod';
import { Email, Language, LoginId, PersonNames } from '#contracts/user/people.ts';
import { createAdministrator, user } from '#modules/user/module.ts';
import { type Call, defineCommand, WrongUsage } from '../command-line/command.ts';
import { withInstallation } from '../installation.ts';

const options = {
  operator: { type: 'boolean', text: 'Makes the operator of the installation, who belongs to no school.' },
  school: { type: 'string', value: 'CODE', text: 'The school; not needed while there is one.' },
  'family-name': { type: 'string', value: 'NAME', text: 'Asked for when absent.' },
  'given-name': { type: 'string', value: 'NAME', text: 'Asked for when absent.' },
  'family-kana': { type: 'string', value: 'KANA', text: 'Reading of the family name.' },
  'given-kana': { type: 'string', value: 'KANA', text: 'Reading of the given name.' },
  email: { type: 'string', value: 'ADDRESS', text: 'For mails, and for signing in.' },
  language: { type: 'string', value: 'ja|en', text: 'Language of mails and pages; ja unless said.' },
  'password-stdin': { type: 'boolean', text: 'Takes the password from standard input instead of asking.' },
  'generate-password': { type: 'boolean', text: 'Makes a password for one use and prints it, once.' },
} as const;

export const createAdmin = defineCommand({
  name: 'create-admin',
  words: 'LOGIN-ID',
  atMost: 1,
  summary: 'Makes an administrator of a school, or the operator; also while the server runs.',
  options,
  async run(call) {
    const { terminal, environment, words } = call;
    const { operator, school, email, language } = call.options;
    if (words[0] === undefined) throw new WrongUsage('Which login id? quested create-admin LOGIN-ID');
    if (operator && school) throw new WrongUsage('--operator and --school exclude each other.');
    const administrator = {
      loginId: checked(LoginId, words[0], 'A login id has 3 to 40 letters, digits, dots, dashes or underscores.'),
      email: email === undefined ? undefined : checked(Email, email, `${email} is no mail address.`),
      language: checked(Language, language ?? 'ja', '--language takes ja or en.'),
      ...checked(PersonNames, await namesFrom(call), 'A name has 1 to 60 characters.'),
    };
    const password = await passwordFrom(call);
    await withInstallation(environment, [user], 'current', async ({ module }) => {
      const made = await createAdministrator(module('user').context, {
        ...administrator,
        password,
        school: operator ? 'none' : school ? { code: school } : 'only',
      });
      terminal.say(`${operator ? 'Operator' : 'Administrator'} ${made.user.loginId} is there.`);
      if (password === undefined) terminal.say(`Password for the first sign-in: ${made.password}`);
    });
  },
});

function checked<S extends z.ZodType>(schema: S, value: unknown, sentence: string): z.output<S> {
  const read = schema.safeParse(value);
  if (!read.success) throw new WrongUsage(sentence);
  return read.data;
}

async function namesFrom({ options: given, terminal }: Call<typeof options>) {
  const asked = async (name: string | undefined, option: string, question: string) => {
    if (name !== undefined) return name;
    if (!terminal.interactive) throw new WrongUsage(`Nobody is here to be asked: say --${option}.`);
    return terminal.ask(question);
  };
  return {
    familyName: await asked(given['family-name'], 'family-name', 'Family name: '),
    givenName: await asked(given['given-name'], 'given-name', 'Given name: '),
    familyKana: given['family-kana'] ?? '',
    givenKana: given['given-kana'] ?? '',
  };
}

/** What the person chose; undefined when one is to be made. */
async function passwordFrom({ options: given, terminal }: Call<typeof options>): Promise<string | undefined> {
  const stdin = given['password-stdin'] === true;
  if (stdin && given['generate-password'])
    throw new WrongUsage('--password-stdin and --generate-password exclude each other.');
  if (given['generate-password']) return undefined;
  if (stdin) return (await terminal.input()).replace(/\r?\n$/, '');
  if (!terminal.interactive)
    throw new WrongUsage('Nobody is here to be asked: say --password-stdin or --generate-password.');
  const password = await terminal.ask('Password: ', { hidden: true });
  if ((await terminal.ask('The same again: ', { hidden: true })) !== password)
    throw new WrongUsage('The two passwords differ.');
  return password;
}
