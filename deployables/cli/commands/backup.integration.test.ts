import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enterDataFolder } from '#kernel/backup/data-folder.ts';
import { type Enrolling, enroll, enrolled, foundEnrolling, signedIn } from '#kernel/testing/enrolling-school.ts';
import { eventually } from '#kernel/testing/eventually.ts';
import { SchoolProcess, startProcess } from '#kernel/testing/school-process.ts';
import { recordingTerminal } from '../command-line/recording-terminal.ts';
import { runCommandLine } from '../command-line/run-command-line.ts';
import { program } from './program.ts';

/* Real processes: a school that works, `backup` beside it, `restore` into other folders, schools that start on those. */
const PUPILS = 20;
const BACKUPS = 2;
const PROGRAM = [process.execPath, join(import.meta.dirname, '../../quested.ts')];

const place = mkdtempSync(join(tmpdir(), 'quested-backup-'));
const at = (name: string) => join(place, name);
const env = { ...process.env, QUESTED_LOG_LEVEL: 'warn', NODE_COMPILE_CACHE: join(place, 'compiled') };
const quested = (...typed: string[]) => startProcess([...PROGRAM, ...typed], { env, cwd: place });
const serve = (folder: string) => SchoolProcess.start([...PROGRAM, 'serve', '--data', folder], { env });

let school: SchoolProcess;
let pupils: Enrolling;
beforeAll(async () => {
  school = await serve(at('data'));
  pupils = await foundEnrolling(school, PUPILS);
  mkdirSync(at('data/files'));
  writeFileSync(at('data/files/poster.pdf'), 'what a pupil has handed in');
}, 120_000);
afterAll(async () => {
  await school?.stop('SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

it('a backup made under load comes up with every event applied once', async () => {
  const token = await signedIn(school);
  const answered: string[] = [];
  let asked = 0;
  let over = false;
  const worker = async () => {
    while (!over) {
      asked += 1;
      const name = `講座${asked}番`;
      await enroll(school, token, name, pupils);
      answered.push(name);
    }
  };
  const load = Promise.all([worker(), worker(), worker()]);
  const backups: { file: string; before: string[]; until: number }[] = [];
  for (let n = 1; n <= BACKUPS; n += 1) {
    await eventually('classes are being opened', () => answered.length >= n * 4);
    const file = at(`backup-${n}.tar.gz`);
    const before = [...answered];
    const { code, out, error } = await quested('backup', file, '--data', at('data')).ended;
    expect({ code, out, error: code === 0 ? '' : error }).toEqual({ code: 0, out: `${file}\n`, error: '' });
    backups.push({ file, before, until: asked });
  }
  over = true;
  await load;
  await school.calm();
  expect(answered.length).toBe(asked);

  for (const { file, before, until } of backups) {
    const folder = `${file}.data`;
    expect(await quested('restore', file, '--data', folder).ended).toMatchObject({ code: 0 });
    expect(readFileSync(join(folder, 'files/poster.pdf'), 'utf8')).toBe('what a pupil has handed in');
    const restored = await serve(folder);
    try {
      await restored.calm();
      const again = await signedIn(restored);
      let classes = 0;
      for (let n = 1; n <= until; n += 1) {
        const name = `講座${n}番`;
        const found = await enrolled(restored, again, name);
        if (before.includes(name)) expect([name, found.classes]).toEqual([name, 1]);
        // Opened and everybody told once, or not at all.
        if (found.classes === 0) expect(found).toEqual({ classes: 0, students: [], mails: 0, addresses: 0 });
        else expect(found).toEqual({ classes: 1, students: [PUPILS], mails: PUPILS, addresses: PUPILS });
        classes += found.classes;
      }
      expect(classes).toBeGreaterThanOrEqual(before.length);
      expect((await quested('audit', 'verify', '--data', folder).ended).code).toBe(0);
    } finally {
      await restored.stop();
    }
  }
}, 240_000);

it('refuses to restore beside a running school, over data, and to write over a backup', async () => {
  const refused = async (...typed: string[]) => {
    const { terminal, complained } = recordingTerminal();
    const code = await runCommandLine(program, typed, terminal, env);
    return { code, error: complained.join('\n') };
  };
  const file = at('backup-1.tar.gz');
  const sentence = (part: string) => ({ code: 1, error: expect.stringContaining(part) });
  expect(await refused('restore', file, '--data', at('data'), '--replace')).toEqual(sentence('stop it first'));
  expect(await refused('restore', file, '--data', at('data'))).toEqual(sentence('--replace'));
  expect(await refused('backup', file, '--data', at('data'))).toEqual(sentence('is there already'));
  const inside = at('data/b.tar.gz');
  expect(await refused('backup', inside, '--data', at('data'))).toEqual(sentence('outside of the data folder'));
  expect(await refused('backup', '--data', at('nothing'))).toEqual(sentence('There is no QuestEd'));
  expect(existsSync(at('nothing'))).toBe(false);
  const { terminal, complained } = recordingTerminal();
  const apart = { QUESTED_DATABASE_URL: 'mysql://{module}@127.0.0.1:1/quested_{module}' };
  expect(await runCommandLine(program, ['backup'], terminal, apart)).toBe(1);
  expect(complained.join()).toContain('mariadb-dump');
});

/** What a folder is, seen by its databases, a key and a file: `old` has nothing that a backup could hold. */
function kindOf(folder: string): string {
  const read = (path: string) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '');
  const words = ['user', 'academic', 'notification'].map((name) => {
    const db = new DatabaseSync(join(folder, `${name}.db`), { readOnly: true });
    const { n } = db.prepare("select count(*) as n from sqlite_schema where name = 'bus_event'").get() ?? {};
    db.close();
    return n === 1 ? 'new' : 'old';
  });
  words.push(read('secrets/secret-key') === 'old' ? 'old' : 'new', read('files/poster.pdf') ? 'new' : 'old');
  return [...new Set(words)].join(' and ');
}

it('is killed at any moment of a restore: what opens next finds all of the old or all of the new', async () => {
  const file = at('backup-2.tar.gz');
  const old = at('old');
  mkdirSync(join(old, 'secrets'), { recursive: true });
  for (const name of ['user', 'academic', 'notification']) {
    const db = new DatabaseSync(join(old, `${name}.db`));
    db.exec('pragma journal_mode=wal; create table old (n integer)');
    db.close();
  }
  writeFileSync(join(old, 'secrets/secret-key'), 'old');
  const from = performance.now();
  cpSync(old, at('calm'), { recursive: true });
  expect(await quested('restore', file, '--data', at('calm'), '--replace').ended).toMatchObject({ code: 0 });
  const whole = performance.now() - from;
  expect(kindOf(at('calm'))).toBe('new');

  const seen = new Set<string>();
  for (let n = 0; n <= 6; n += 1) {
    const folder = at(`killed-${n}`);
    cpSync(old, folder, { recursive: true });
    const restoring = quested('restore', file, '--data', folder, '--replace');
    // Densest where files are moved, which is near the end.
    await new Promise((resolve) => setTimeout(resolve, whole * (0.4 + n * 0.1)));
    restoring.kill('SIGKILL');
    await restoring.ended;
    // Every program goes in by this door.
    enterDataFolder(folder);
    const kind = kindOf(folder);
    expect(['old', 'new']).toContain(kind);
    seen.add(kind);
  }
  expect(seen).toContain('old');
}, 120_000);
