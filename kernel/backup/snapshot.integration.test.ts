import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '#kernel/testing/eventually.ts';
import { startProcess } from '#kernel/testing/school-process.ts';
import { takeSnapshot } from './snapshot.ts';

const NAMES = ['academic', 'notification', 'user'] as const;
const PADDING = 300;
/** Without holding the writers, one snapshot in twenty shows a reader ahead of its source. */
const ROUNDS = 40;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'quested-snapshot-'));
  for (const name of NAMES) {
    const db = new DatabaseSync(join(folder, `${name}.db`));
    db.exec(`pragma journal_mode=wal;
      create table said (n integer primary key, padding text);
      create table heard (source text primary key, n integer);
      create table "${name}_migrations" (id integer primary key, name text);
      insert into "${name}_migrations" (name) values ('first'), ('second')`);
    for (const source of NAMES) db.prepare('insert into heard values (?, 0)').run(source);
    db.close();
  }
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Three modules that say things and hear each other, in a circle and as fast as they can, like a server does. */
const CHATTER = `
  const { DatabaseSync } = require('node:sqlite');
  const names = ${JSON.stringify(NAMES)};
  const dbs = names.map((name) => new DatabaseSync(process.argv[1] + '/' + name + '.db', { timeout: 5000 }));
  for (const db of dbs) db.exec('pragma synchronous=off');
  const padding = 'x'.repeat(${PADDING});
  const turn = () => {
    for (const db of dbs) {
      db.exec('begin immediate');
      db.prepare('insert into said (padding) values (?)').run(padding);
      db.exec('commit');
    }
    dbs.forEach((reader) => {
      dbs.forEach((source, at) => {
        const { n } = source.prepare('select max(n) as n from said').get();
        reader.exec('begin immediate');
        reader.prepare('update heard set n = ? where source = ?').run(n, names[at]);
        reader.exec('commit');
      });
    });
    setImmediate(turn);
  };
  turn();
`;

it('is of one moment: no reader is ahead of its source, in any direction, while all of them go on', async () => {
  const chatter = startProcess([process.execPath, '-e', CHATTER, folder], { env: process.env });
  const live = new DatabaseSync(join(folder, 'user.db'), { readOnly: true });
  const said = () => Number(live.prepare('select count(*) as n from said').get()?.n);
  try {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await eventually('there is enough to copy', () => said() > 300);
      const into = mkdtempSync(join(folder, '.snapshot-'));
      const before = said();
      const snapshot = await takeSnapshot(folder, into);
      await eventually('they went on', () => said() > before);
      expect(snapshot.databases).toEqual(Object.fromEntries(NAMES.map((name) => [name, ['first', 'second']])));
      const copies = NAMES.map((name) => ({ name, db: new DatabaseSync(join(into, `${name}.db`)) }));
      for (const { name, db } of copies) {
        expect(db.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
        const n = Number(db.prepare('select max(n) as n from said').get()?.n);
        expect(Number(db.prepare('select count(*) as n from said').get()?.n)).toBe(n);
        for (const reader of copies) {
          const heard = Number(reader.db.prepare('select n from heard where source = ?').get(name)?.n);
          // They say one thing a turn and hear all of it within the turn: never ahead, never a whole turn behind.
          expect({ name, reader: reader.name, ahead: heard > n, behind: n - heard > 1 }).toEqual({
            name,
            reader: reader.name,
            ahead: false,
            behind: false,
          });
        }
      }
      for (const { db } of copies) db.close();
      rmSync(into, { recursive: true });
    }
  } finally {
    live.close();
    chatter.kill('SIGKILL');
    expect(await chatter.ended).toMatchObject({ error: '', signal: 'SIGKILL' });
  }
});

it('copies what was there at the moment, although more is written while it copies', async () => {
  const db = new DatabaseSync(join(folder, 'user.db'));
  const insert = db.prepare('insert into said (padding) values (?)');
  db.exec('begin');
  for (let n = 0; n < 20_000; n += 1) insert.run('x'.repeat(PADDING));
  db.exec('commit');
  const into = mkdtempSync(join(folder, '.snapshot-'));
  let late = 0;
  await takeSnapshot(folder, into, (what) => {
    if (!what.startsWith('user.db')) return;
    late += 1;
    insert.run('late');
    db.exec(`delete from said where n = ${late}`);
  });
  db.close();
  expect(late).toBeGreaterThan(1);
  const copy = new DatabaseSync(join(into, 'user.db'));
  expect(copy.prepare("select count(*) as n, min(n) as first, sum(padding = 'late') as late from said").get()).toEqual({
    n: 20_000,
    first: 1,
    late: 0,
  });
  copy.close();
});

it('takes files of every depth as they are, and nothing that is no data', async () => {
  mkdirSync(join(folder, 'files/ab'), { recursive: true });
  writeFileSync(join(folder, 'files/ab/page.pdf'), 'page');
  mkdirSync(join(folder, 'files/.incoming'));
  writeFileSync(join(folder, 'files/.incoming/half'), 'being written to');
  writeFileSync(join(folder, 'note.txt'), 'note');
  symlinkSync('/nowhere', join(folder, 'files/broken'));
  symlinkSync(join(folder, 'note.txt'), join(folder, 'files/other'));
  mkdirSync(join(folder, 'replaced-earlier'));
  writeFileSync(join(folder, 'replaced-earlier/user.db'), 'old');
  const into = mkdtempSync(join(folder, '.snapshot-'));
  await takeSnapshot(folder, into);
  rmSync(join(folder, 'files'), { recursive: true });
  expect(readFileSync(join(into, 'files/ab/page.pdf'), 'utf8')).toBe('page');
  expect(readFileSync(join(into, 'files/other'), 'utf8')).toBe('note');
  const names = readdirSync(into, { recursive: true, encoding: 'utf8' }).sort();
  expect(names).toEqual([
    'academic.db',
    'files',
    'files/ab',
    'files/ab/page.pdf',
    'files/other',
    'note.txt',
    'notification.db',
    'user.db',
  ]);
});
