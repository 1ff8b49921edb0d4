import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startProcess } from '#kernel/testing/school-process.ts';
import {
  DataFolderBusy,
  emptyPlace,
  enterDataFolder,
  isScaffolding,
  replaceData,
  seizeDataFolder,
  settle,
} from './data-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quested-folder-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Data of one kind in every place there is: a database, a key in a folder, and one entry only it has. */
function write(at: string, word: string): void {
  mkdirSync(join(at, 'secrets'), { recursive: true });
  for (const name of ['user.db', 'secrets/key', `only-${word}`]) writeFileSync(join(at, name), word);
}
/** The data as whoever opens the folder finds it. */
function found(): string[] {
  settle(folder);
  const names = readdirSync(folder).filter((name) => !isScaffolding(name));
  return [
    ...names.sort(),
    readFileSync(join(folder, 'user.db'), 'utf8'),
    readFileSync(join(folder, 'secrets/key'), 'utf8'),
  ];
}
const all = (word: string) => [`only-${word}`, 'secrets', 'user.db', word, word];

it('replaces the data and keeps what was there', () => {
  write(folder, 'old');
  write(emptyPlace(folder), 'new');
  expect(found()).toEqual(all('old'));
  const replaced = replaceData(folder) ?? '';
  expect(found()).toEqual(all('new'));
  expect(readFileSync(join(replaced, 'user.db'), 'utf8')).toBe('old');
});

it('fills an empty folder, and forgets what was unpacked before', () => {
  write(emptyPlace(folder), 'given up');
  write(emptyPlace(folder), 'new');
  expect(replaceData(folder)).toBeUndefined();
  expect(found()).toEqual(all('new'));
});

it.each([1, 2, 3, 4, 5, 6, 7, 8])('is all new when it is cut short at rename %i of moving in', (fatal) => {
  write(folder, 'old');
  write(emptyPlace(folder), 'new');
  renameSync(join(folder, '.restoring'), join(folder, '.restored'));
  let count = 0;
  const cutShort = (from: string, to: string) => {
    count += 1;
    if (count === fatal) throw new Error('the power is gone');
    renameSync(from, to);
  };
  expect(() => settle(folder, cutShort as typeof renameSync)).toThrow('the power is gone');
  expect(found()).toEqual(all('new'));
  const kept = readdirSync(folder).filter((name) => name.startsWith('replaced-'));
  expect(kept.map((name) => readdirSync(join(folder, name)).sort())).toEqual([['only-old', 'secrets', 'user.db']]);
});

it('keeps a restore out while a process is in the folder, also one that is killed later', async () => {
  const inside = startProcess(
    [
      process.execPath,
      '-e',
      `import(${JSON.stringify(new URL('./data-folder.ts', import.meta.url).href)}).then(({ enterDataFolder }) => {
        enterDataFolder(${JSON.stringify(folder)});
        gc();
        console.log('inside');
        setInterval(() => {}, 1000);
      })`,
    ].toSpliced(1, 0, '--expose-gc'),
    { env: process.env },
  );
  await new Promise((resolve) => inside.child.stdout?.once('data', resolve));
  expect(() => seizeDataFolder(folder)).toThrow(DataFolderBusy);
  inside.kill('SIGKILL');
  await inside.ended;
  const leave = seizeDataFolder(folder);
  leave();
});

it('lets nobody in while it is seized, and several in together otherwise', () => {
  enterDataFolder(folder);
  enterDataFolder(folder);
  expect(() => seizeDataFolder(folder)).toThrow(DataFolderBusy);
  const other = `${folder}/other`;
  const leave = seizeDataFolder(other);
  expect(() => seizeDataFolder(other)).toThrow(DataFolderBusy);
  leave();
  enterDataFolder(other);
  expect(existsSync(join(other, '.lock'))).toBe(true);
});
