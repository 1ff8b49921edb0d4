import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { API } from '#contracts/define.ts';
import { figure, round } from './figures.bench.ts';
import { type BenchSchool, call, calm, costOf, type Slip, signIn } from './school.bench.ts';

/** Pupils of a class, and how many entries each has: a class in spring, and a whole year group at the end of a year. */
const SIZES = [
  [40, 25],
  [400, 250],
] as const;
/** What the system this one replaces needed on two ordinary cores for a class of 40, in ms of CPU. */
const BEFORE = { 'pupil home': 28, 'teacher home': 112, 'class log': 99, 'log list': 16 } as const;

/** The pages opened most, at a class's usual size and at ten times the pupils with ten times the entries. */
export async function benchWork({ folder, server, url, teacher, pupils, classOf }: BenchSchool): Promise<void> {
  const [one] = pupils;
  if (!one) throw new Error('no pupils');
  await calm();
  const asTeacher = await firstSignIn(teacher);
  const asPupil = await firstSignIn(one);
  for (const [count, entries] of SIZES) {
    const id = await classOf(count);
    const people = pupils.slice(0, count).map(({ userId }) => userId);
    writeLog(join(folder, 'analytics.db'), id, people, entries);
    const pages = [
      ['pupil home', `/analytics/student/${one.userId}`, asPupil],
      ['teacher home', '/analytics/classes', asTeacher],
      ['class log', `/classes/${id}/activities?limit=50`, asTeacher],
      ['log list', `/students/${one.userId}/activities?limit=30`, asPupil],
    ] as const;
    for (const [name, path, token] of pages) {
      const { cpuMs, perSecond } = await costOf(server, `${url}${API}${path}`, token);
      const limit = count === SIZES[0][0] ? `≤ ${round(BEFORE[name] / 10, 1)} ms` : '';
      figure(
        `${name}, ${count} pupils × ${entries} entries`,
        `${round(cpuMs, 2)} ms CPU, ${round(perSecond, 0)} requests/s`,
        limit,
      );
    }
  }
  figure('these pages, SQL statements', 'see page-statements.integration.test.ts: counted, at most 8');
}

/** A slip's password is good for choosing an own one only. */
async function firstSignIn(who: Slip): Promise<string> {
  const token = await signIn(who);
  const chosen = { current: who.password, password: 'Kawa-no-mizu-31' };
  return (await call<{ accessToken: string }>('POST', '/auth/change-password', token, chosen)).accessToken;
}

/** Straight into the file: pupils who write for a year are another bench's time. */
function writeLog(file: string, classId: string, people: readonly string[], entries: number): void {
  const database = new DatabaseSync(file, { timeout: 5000 });
  const day = (ago: number) => new Date(Date.now() - ago * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  const school = database.prepare('select schoolId from replica_academic_classes where id = ?').get(classId);
  const schoolId = String(school?.schoolId);
  const entry = database.prepare(`
    insert into entry (id, schoolId, classId, personId, day, title, did, detail, reflection, tags, folded, state, writer,
      revision, createdAt, changedAt, eventSeq, version)
    values (?, ?, ?, ?, ?, '駅前通りを歩いて数えた', '開いている店と閉まっている店を地図にしるした。', '', '', '["fieldwork"]',
      '', 'entered', '', 1, 0, 0, 0, 1)`);
  const talk = database.prepare(`
    insert into entry_talk (id, classId, personId, remarks, waitingSince, eventSeq, version) values (?, ?, ?, 0, ?, 0, 1)`);
  const counter = database.prepare(`
    insert into log_count (id, schoolId, classId, personId, entries, lastDay) values (?, ?, ?, ?, ?, ?)`);
  const seat = database.prepare('update class_seat set lastDay = ? where classId = ? and personId = ?');
  const days = database.prepare('insert into day_count (id, schoolId, classId, day, entries) values (?, ?, ?, ?, ?)');
  database.exec('begin immediate');
  for (let n = 0; n < entries; n++) days.run(randomUUID(), schoolId, classId, day(n), people.length);
  for (const person of people) {
    for (let n = 0; n < entries; n++) {
      const id = randomUUID();
      entry.run(id, schoolId, classId, person, day(n));
      talk.run(id, classId, person, n < 2 ? Date.now() : null);
    }
    counter.run(randomUUID(), schoolId, classId, person, entries, day(0));
    seat.run(day(0), classId, person);
  }
  database.exec('commit');
  database.close();
}
