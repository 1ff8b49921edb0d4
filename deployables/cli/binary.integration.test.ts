import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Enrolling, enroll, enrolled, foundEnrolling, signedIn } from '#kernel/testing/enrolling-school.ts';
import { SchoolProcess, startProcess } from '#kernel/testing/school-process.ts';
import { version } from '../version.ts';
import { root } from './bundle.ts';

/*
 * The single executable, as a school has it: one file, an empty folder, no Node.js, nothing in the environment. Building
 * costs some ten seconds, and the pages as much again when nobody has built them.
 */
const place = mkdtempSync(join(tmpdir(), 'quested-binary-'));
const binary = join(place, 'quested');
const home = join(place, 'empty');
const env = { PATH: '' };
const quested = (...typed: string[]) => startProcess([binary, ...typed], { env, cwd: home }).ended;

let school: SchoolProcess;
let pupils: Enrolling;
beforeAll(async () => {
  mkdirSync(home);
  const run = (script: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(root, 'deployables/cli', script), ...args], { cwd: root, stdio: 'pipe' });
  run('build-web.ts');
  run('build-binary.ts', '--out', binary);
  school = await SchoolProcess.start([binary], { env, cwd: home });
}, 240_000);
afterAll(async () => {
  await school?.stop('SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

it('serves the pages and founds a school', async () => {
  const page = await fetch(school.address('/sign-in'));
  const html = await page.text();
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path);
  expect(assets.length).toBeGreaterThan(1);
  for (const path of assets) {
    const asset = await fetch(school.address(path));
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(100);
  }
  pupils = await foundEnrolling(school, 3);
  await enroll(school, await signedIn(school), '探究', pupils);
  await school.calm();
});

it('has every command a school needs, with nothing but itself', async () => {
  expect(await quested('version')).toMatchObject({ code: 0, out: expect.stringContaining(`QuestEd ${version} `) });
  expect(await quested('--help')).toMatchObject({ code: 0, out: expect.stringContaining('restore FILE'), error: '' });
  expect(await quested('nonsense')).toMatchObject({ code: 2 });
  const names = ['--family-name', 'A', '--given-name', 'B', '--generate-password'];
  expect(await quested('create-admin', 'second', ...names)).toMatchObject({ code: 0 });
  const admin = { QUESTED_ADMIN_LOGIN: 'admin', QUESTED_ADMIN_PASSWORD: 'take-mizu-haru' };
  const demo = startProcess([binary, 'demo', school.address('')], { env: { ...env, ...admin }, cwd: home });
  // The school has pupils where sample pupils would sit: it is refused, by the school, in a sentence.
  expect(await demo.ended).toMatchObject({ code: 1, error: expect.stringContaining('seats are free') });
  for (const command of [
    ['migrate', '--check'],
    ['dead-letters', 'list'],
    ['audit', 'verify'],
    ['rebuild-replica'],
    ['replay'],
  ])
    expect(await quested(...command), command.join(' ')).toMatchObject({ code: 0 });
  const health = startProcess([binary, 'doctor'], { env: { ...env, PORT: String(school.port) }, cwd: home });
  expect(await health.ended).toMatchObject({ code: 0, error: '' });
}, 90_000);

it('is backed up while it serves, and restored into another folder', async () => {
  const file = join(place, 'backup.tar.gz');
  expect(await quested('backup', file)).toMatchObject({ code: 0, out: `${file}\n` });
  await school.stop();
  expect(readdirSync(home)).toEqual(['data']);
  const other = join(place, 'other');
  expect(await quested('restore', file, '--data', other)).toMatchObject({ code: 0 });
  school = await SchoolProcess.start([binary, 'serve', '--data', other], { env, cwd: home });
  await school.calm();
  expect(await enrolled(school, await signedIn(school), '探究')).toEqual({
    classes: 1,
    students: [3],
    mails: 3,
    addresses: 3,
  });
  expect(existsSync(join(home, 'other'))).toBe(false);
}, 60_000);

it('fills a fresh folder with a sample school', async () => {
  await school.stop();
  school = await SchoolProcess.start([binary, 'serve', '--data', join(place, 'sample')], { env, cwd: home });
  const { code, out } = await quested('demo', school.address(''));
  expect(code).toBe(0);
  expect(out).toMatch(/login id admin, password \S+\nDone: \d+ classes/);
}, 240_000);
