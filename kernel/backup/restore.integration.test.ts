import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as tar from 'tar';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BadBackup, type Manifest, pack } from './archive.ts';
import { DataFolderBusy, seizeDataFolder } from './data-folder.ts';
import { restore } from './restore.ts';

const KNOWN = { user: ['first', 'second'] };
const ABOUT = { version: '1.2.3', madeAt: '2026-11-22T09:00:00.000Z', databases: { user: ['first'] } };

let place: string;
let data: string;
const at = (name: string) => join(place, name);
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'quested-restore-'));
  data = at('data');
  mkdirSync(data);
  writeFileSync(join(data, 'user.db'), 'what was there');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

async function made(more: Partial<typeof ABOUT> = {}): Promise<string> {
  const stage = mkdtempSync(at('stage-'));
  mkdirSync(join(stage, 'secrets'), { mode: 0o700 });
  writeFileSync(join(stage, 'secrets/key'), 'secret', { mode: 0o600 });
  writeFileSync(join(stage, 'user.db'), Buffer.alloc(200_000, 'page of the database '));
  writeFileSync(join(stage, '課題.txt'), 'pupils name files as they like');
  const out = at(`backup-${Math.random()}.tar.gz`);
  await pack(stage, { ...ABOUT, ...more }, out);
  return out;
}
const untouched = () => {
  expect(readFileSync(join(data, 'user.db'), 'utf8')).toBe('what was there');
  expect(readdirSync(data).filter((name) => name !== '.lock')).toEqual(['user.db']);
};
/** The same entries with another manifest: a backup somebody made up. */
async function forged(file: string, change: (manifest: Manifest) => unknown): Promise<string> {
  const folder = mkdtempSync(at('forge-'));
  await tar.extract({ cwd: folder, file });
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(change(manifest)));
  const out = at(`forged-${Math.random()}.tar.gz`);
  await tar.create({ cwd: folder, gzip: true, file: out }, [
    'manifest.json',
    ...readdirSync(folder).filter((name) => name !== 'manifest.json'),
  ]);
  return out;
}

it('brings back every file with its permissions, and is readable by its owner only', async () => {
  const file = await made();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const { manifest, replaced } = await restore(file, data, KNOWN);
  expect(manifest).toMatchObject(ABOUT);
  expect(readFileSync(join(data, '課題.txt'), 'utf8')).toContain('pupils');
  expect(readFileSync(join(data, 'secrets/key'), 'utf8')).toBe('secret');
  expect(statSync(join(data, 'secrets/key')).mode & 0o777).toBe(0o600);
  expect(statSync(join(data, 'user.db')).size).toBe(200_000);
  expect(readFileSync(join(replaced ?? '', 'user.db'), 'utf8')).toBe('what was there');
});

it('refuses a file that ends early, wherever it ends', async () => {
  const whole = readFileSync(await made());
  for (const part of [0, 0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999]) {
    const cut = at('cut.tar.gz');
    writeFileSync(cut, whole.subarray(0, Math.floor(whole.length * part)));
    await expect(restore(cut, data, KNOWN), `cut at ${part}`).rejects.toThrow(BadBackup);
    untouched();
  }
});

it('refuses a file of which one byte differs, wherever it is', async () => {
  const plain = gunzipSync(readFileSync(await made()));
  const [first, last] = [plain.indexOf('page of'), plain.lastIndexOf('page of')];
  for (const position of [first, Math.floor((first + last) / 2), last, plain.indexOf('pupils')]) {
    const altered = Buffer.from(plain);
    altered[position] = (altered[position] ?? 0) ^ 1;
    const file = at('altered.tar.gz');
    // Packed again, so that nothing but our own checksum can notice.
    writeFileSync(file, gzipSync(altered));
    await expect(restore(file, data, KNOWN), `byte ${position}`).rejects.toThrow(/is damaged: .* differs/);
    untouched();
  }
});

it('refuses what is no backup, or is not there', async () => {
  writeFileSync(at('letter.txt'), 'Dear headmaster');
  writeFileSync(at('empty'), '');
  const other = at('other.tar.gz');
  await tar.create({ cwd: place, gzip: true, file: other }, ['letter.txt']);
  for (const file of [at('letter.txt'), at('empty'), other, at('nowhere'), data]) {
    await expect(restore(file, data, KNOWN), file).rejects.toThrow(BadBackup);
    untouched();
  }
});

it('refuses a backup of a newer program: another format, a migration or a module nobody knows here', async () => {
  const newer = await forged(await made(), (manifest) => ({ ...manifest, format: 2, version: '9.0.0' }));
  await expect(restore(newer, data, KNOWN)).rejects.toThrow(/made by a newer QuestEd \(9\.0\.0\)/);
  const migrated = await made({ databases: { user: ['first', 'second', 'third'] } as never });
  await expect(restore(migrated, data, KNOWN)).rejects.toThrow(/newer QuestEd \(1\.2\.3\): its user is not known/);
  const grown = await made({ databases: { user: ['first'], canteen: [] } as never });
  await expect(restore(grown, data, KNOWN)).rejects.toThrow(/its canteen is not known/);
  untouched();
});

it('unpacks nothing outside of the folder, and nothing the manifest does not name', async () => {
  const file = await forged(await made(), (manifest) => ({
    ...manifest,
    files: [...manifest.files, { path: '../escaped', bytes: 3, sha256: 'x' }],
  }));
  await expect(restore(file, data, KNOWN)).rejects.toThrow(BadBackup);
  expect(existsSync(at('escaped'))).toBe(false);
  const silent = await forged(await made(), (manifest) => ({
    ...manifest,
    files: manifest.files.filter(({ path }) => path !== '課題.txt'),
  }));
  await restore(silent, data, KNOWN);
  expect(existsSync(join(data, '課題.txt'))).toBe(false);
});

it('waits for nobody: while a process is in the folder it says so', async () => {
  const file = await made();
  const leave = seizeDataFolder(data);
  await expect(restore(file, data, KNOWN)).rejects.toThrow(DataFolderBusy);
  leave();
  untouched();
});
