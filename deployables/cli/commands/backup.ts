import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pack } from '#kernel/backup/archive.ts';
import { enterDataFolder } from '#kernel/backup/data-folder.ts';
import { takeSnapshot } from '#kernel/backup/snapshot.ts';
import { DAY } from '#kernel/clock.ts';
import { version } from '../../version.ts';
import { defineCommand, Failed } from '../command-line/command.ts';
import { dataFolder, nothingIn } from '../data-folder.ts';

const STAGE = '.snapshot-';

export const backup = defineCommand({
  name: 'backup',
  words: '[FILE]',
  atMost: 1,
  summary: 'Everything in one file, also while the server runs.',
  more: [
    'FILE is quested-DATE.tar.gz here unless said. It holds all databases as they are at one moment, the uploads and the',
    'generated keys: whoever has it can read and impersonate everybody, so keep it as safe as the data. While it is made,',
    'the data folder needs free space for one more copy of the databases. Restore by: quested restore FILE',
  ].join('\n'),
  options: {},
  async run({ words, terminal, environment }) {
    const folder = dataFolder(environment, 'backup');
    if (!existsSync(join(folder, 'user.db'))) throw nothingIn(folder);
    const madeAt = new Date().toISOString();
    const out = resolve(words[0] ?? `quested-${madeAt.slice(0, 19).replace(/[:]/g, '-')}.tar.gz`);
    refuse(out, folder);
    enterDataFolder(folder);
    clearStale(folder);
    const stage = join(folder, STAGE + process.pid);
    mkdirSync(stage, { mode: 0o700 });
    try {
      const progress = (what: string) => terminal.progress(what);
      const { databases, heldMs } = await takeSnapshot(folder, stage, progress);
      const { files } = await pack(stage, { version, madeAt, databases }, out, progress);
      terminal.say(out);
      const size = Math.ceil(statSync(out).size / 1e5) / 10;
      terminal.complain(
        `${size} MB, ${Object.keys(databases).length} databases, ${files.length} files; writing waited ${Math.ceil(heldMs)} ms.`,
      );
    } finally {
      rmSync(stage, { recursive: true, force: true });
    }
  },
});

function refuse(out: string, folder: string): void {
  if (existsSync(out)) throw new Failed(`${out} is there already.`);
  if (!existsSync(dirname(out))) throw new Failed(`There is no folder ${dirname(out)}.`);
  if (!relative(folder, out).startsWith('..')) throw new Failed(`Keep backups outside of the data folder ${folder}.`);
}

/** What backups that were ended by force have left. */
function clearStale(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith(STAGE))) {
    const old = Date.now() - statSync(join(folder, name)).mtimeMs > DAY;
    if (old || name === STAGE + process.pid) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
