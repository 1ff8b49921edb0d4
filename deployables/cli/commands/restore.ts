import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { isScaffolding } from '#kernel/backup/data-folder.ts';
import { restore as bringBack } from '#kernel/backup/restore.ts';
import { defineCommand, Failed, WrongUsage } from '../command-line/command.ts';
import { dataFolder } from '../data-folder.ts';
import { modules } from '../modules.ts';

export const restore = defineCommand({
  name: 'restore',
  words: 'FILE',
  atMost: 1,
  summary: 'Makes a backup the data, completely or not at all; the server must be stopped.',
  more: [
    'The data that was there before is kept in the data folder as replaced-TIME; remove it when you are content. A backup',
    'of an older version is brought up to date at the next start; one of a newer version is refused.',
  ].join('\n'),
  options: { replace: { type: 'boolean', text: 'There is data already: put the backup in its place.' } },
  async run({ options, words, terminal, environment }) {
    if (words[0] === undefined) throw new WrongUsage('Which file? quested restore FILE');
    const folder = dataFolder(environment, 'restore');
    const occupied = existsSync(folder) && readdirSync(folder).some((name) => !isScaffolding(name));
    if (occupied && !options.replace)
      throw new Failed(`There is data in ${folder}. To put the backup in its place: --replace`);
    const known = Object.fromEntries(
      modules.map(({ name, migrations }) => [name, migrations.sqlite.map((migration) => migration.name)]),
    );
    const { manifest, replaced } = await bringBack(resolve(words[0]), folder, known, (what) => terminal.progress(what));
    terminal.say(`${folder} is as it was on ${manifest.madeAt} (QuestEd ${manifest.version}).`);
    if (replaced) terminal.say(`What was there before is in ${replaced}.`);
  },
});
