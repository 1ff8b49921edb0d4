import { sql } from 'kysely';
import type { ClassEntryFilter, EntryListItem, EntryState } from '#contracts/analytics/entries.ts';
import type { ClassId, EntryId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { nameOf } from '#modules/analytics/database/names.ts';
import { taughtOnly } from '#modules/analytics/database/read-models/taught-only.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { fold } from '#modules/analytics/domain/fold.ts';
import { excerptOf } from '#modules/analytics/domain/log/entry.ts';

export type WordFilter = { classId?: string | undefined; tag?: string | undefined; q?: string | undefined };
export type StudentEntriesFilter = WordFilter & {
  personId: string;
  state?: EntryState | undefined;
  /** Who reads is not the pupil: only what is entered. */
  enteredOnly: boolean;
  /** Only classes this teacher teaches. */
  taughtBy?: string | undefined;
};
export type ClassEntriesFilter = WordFilter & {
  classId: string;
  studentId?: string | undefined;
  show?: ClassEntryFilter | undefined;
  /** The first day of `show: 'week'`. */
  since: string;
};
type PageAsked = { cursor?: string | undefined; limit: number };

export const instantOrNull = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : iso(Number(instant));

const matching = (em: EntityManager, { classId, tag, q }: WordFilter) => {
  let query = tables(em).selectFrom('entry as e').leftJoin('entry_talk as t', 't.id', 'e.id');
  query = query.where('e.removedAt', 'is', null);
  if (classId) query = query.where('e.classId', '=', classId);
  if (tag) query = query.where(sql<boolean>`instr(e.tags, ${JSON.stringify(tag)}) > 0`);
  for (const word of fold(q ?? '').split(' ')) if (word) query = query.where(contains(sql.ref('e.folded'), word));
  return query;
};

/** What a list shows of an entry; its long words stay in the database but for their beginning. */
const shown = (query: ReturnType<typeof matching>) =>
  query
    .leftJoin('replica_academic_classes as c', 'c.id', 'e.classId')
    .leftJoin('replica_user_people as p', 'p.id', 'e.personId')
    .select(['e.id', 'e.classId', 'e.personId', 'e.day', 'e.title', 'e.tags', 'e.state', 'e.changedAt', 'e.version'])
    .select(['c.name as className', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .select(['t.stars', 't.remarks', 't.readAt', 't.newsAt', 't.waitingSince'])
    .select((q) => [
      sql<string>`substr(e.did, 1, 600)`.as('did'),
      sql<string>`substr(e.detail, 1, 600)`.as('detail'),
      sql<string>`substr(e.reflection, 1, 600)`.as('reflection'),
      q
        .selectFrom('work_file as f')
        .select((f) => f.fn.countAll<number>().as('n'))
        .whereRef('f.thingId', '=', 'e.id')
        .whereRef('f.personId', '=', 'e.personId')
        .where('f.gone', '=', 0)
        .as('files'),
    ]);
type Shown = Awaited<ReturnType<ReturnType<typeof shown>['execute']>>[number];

export const listItem = (row: Shown): EntryListItem => ({
  id: row.id as EntryId,
  classId: row.classId as ClassId,
  className: row.className ?? '',
  student: nameOf(row.personId, row),
  day: row.day,
  title: row.title,
  excerpt: excerptOf(row),
  tags: JSON.parse(row.tags) as string[],
  state: row.state,
  files: Number(row.files ?? 0),
  stars: row.stars ?? null,
  remarks: row.remarks ?? 0,
  readAt: instantOrNull(row.readAt),
  news: (row.newsAt ?? null) !== null,
  waiting: (row.waitingSince ?? null) !== null,
  changedAt: iso(Number(row.changedAt)),
  version: row.version,
});

function ofStudent(em: EntityManager, filter: StudentEntriesFilter) {
  const { personId, state, enteredOnly, taughtBy } = filter;
  let query = matching(em, filter).where('e.personId', '=', personId);
  if (enteredOnly || state) query = query.where('e.state', '=', enteredOnly ? 'entered' : (state ?? 'entered'));
  if (taughtBy) query = query.where(taughtOnly({ classId: 'e.classId', personId: 'e.personId' }, taughtBy));
  return query;
}

const totalOf = async (query: ReturnType<typeof matching>): Promise<number> =>
  Number((await query.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()).total);

/** The log of a pupil, newest day first. Two statements. */
export async function listStudentEntries(
  em: EntityManager,
  filter: StudentEntriesFilter,
  { cursor, limit }: PageAsked,
) {
  const query = ofStudent(em, filter);
  return { ...(await newestFirst(query, cursor, limit)), total: await totalOf(query) };
}

/** Entries with an answer the pupil has not looked at yet, the one that has waited longest first. Two statements. */
export async function listNews(em: EntityManager, filter: StudentEntriesFilter, limit: number) {
  const query = ofStudent(em, { ...filter, enteredOnly: true }).where('t.newsAt', 'is not', null);
  const rows = await shown(query).orderBy('t.newsAt').orderBy('e.id').limit(limit).execute();
  return { items: rows.map(listItem), total: rows.length < limit ? rows.length : await totalOf(query) };
}

/** The newest few of a log: one statement. */
export const latestEntries = async (em: EntityManager, filter: StudentEntriesFilter, limit: number) =>
  (await newestFirst(ofStudent(em, filter), undefined, limit)).items;

async function newestFirst(query: ReturnType<typeof matching>, cursor: string | undefined, limit: number) {
  let page = shown(query).orderBy('e.day', 'desc').orderBy('e.id', 'desc');
  if (cursor) {
    const [day, id] = decodeCursor(cursor, 2);
    page = page.where(sql<boolean>`(e.day, e.id) < (${day}, ${id})`);
  }
  const rows = await page.limit(limit + 1).execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(listItem),
    ...(last ? { next: encodeCursor([last.day, last.id]) } : {}),
  };
}

/** Where nothing is filtered, the counters know; everything else is counted. */
async function totalOfClass(em: EntityManager, query: ReturnType<typeof matching>, filter: ClassEntriesFilter) {
  const { classId, studentId, show, tag, q } = filter;
  if (show || tag || q) return totalOf(query);
  let counters = tables(em).selectFrom('log_count').where('classId', '=', classId);
  if (studentId) counters = counters.where('personId', '=', studentId);
  const { total } = await counters.select((e) => e.fn.sum<number>('entries').as('total')).executeTakeFirstOrThrow();
  return Number(total ?? 0);
}

/** What the pupils of a class have entered. What waits comes in the order in which it began to wait. Two statements. */
export async function listClassEntries(em: EntityManager, filter: ClassEntriesFilter, { cursor, limit }: PageAsked) {
  const { studentId, show, since } = filter;
  let query = matching(em, filter).where('e.state', '=', 'entered');
  if (studentId) query = query.where('e.personId', '=', studentId);
  if (show === 'waiting') query = query.where('t.waitingSince', 'is not', null);
  if (show === 'week') query = query.where('e.day', '>=', since);
  if (show === 'starred') query = query.where('t.stars', 'is not', null);
  const total = await totalOfClass(em, query, filter);
  if (show !== 'waiting') return { ...(await newestFirst(query, cursor, limit)), total };
  let page = shown(query).orderBy('t.waitingSince').orderBy('e.id');
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where(sql<boolean>`(t.waitingSince, e.id) > (${at}, ${id})`);
  }
  const rows = await page.limit(limit + 1).execute();
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    items: rows.slice(0, limit).map(listItem),
    total,
    ...(last ? { next: encodeCursor([Number(last.waitingSince), last.id]) } : {}),
  };
}

const AT_ONCE = 500;
/** All of a log with all its words, newest day first, a few hundred at a time. */
export async function* wholeLog(read: () => EntityManager, filter: StudentEntriesFilter) {
  for (let after: { day: string; id: string } | undefined; ; ) {
    let query = ofStudent(read(), filter)
      .leftJoin('replica_academic_classes as c', 'c.id', 'e.classId')
      .select(['e.id', 'e.day', 'e.title', 'e.did', 'e.detail', 'e.reflection', 'e.tags', 'e.state'])
      .select(['c.name as className', 't.stars', 't.remarks'])
      .orderBy('e.day', 'desc')
      .orderBy('e.id', 'desc');
    if (after) query = query.where(sql<boolean>`(e.day, e.id) < (${after.day}, ${after.id})`);
    const rows = await query.limit(AT_ONCE).execute();
    for (const { tags, className, ...row } of rows)
      yield { ...row, className: className ?? '', tags: JSON.parse(tags) as string[] };
    after = rows.at(-1);
    if (!after || rows.length < AT_ONCE) return;
  }
}
export type WholeEntry = ReturnType<typeof wholeLog> extends AsyncGenerator<infer Row> ? Row : never;
