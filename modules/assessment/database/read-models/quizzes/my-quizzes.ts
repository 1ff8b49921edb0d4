import { sql } from 'kysely';
import type { MyQuiz } from '#contracts/assessment/quizzes.ts';
import type { AttemptId, ClassId, QuizId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { QuizExtraTime } from '#modules/assessment/database/quizzes.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import type { Rules } from '#modules/assessment/domain/quizzes/item.ts';
import { countingAttempt, isOpenAt, stateAt } from '#modules/assessment/domain/quizzes/state.ts';
import type { Extra } from '#modules/assessment/domain/quizzes/time.ts';

type Filter = {
  personId: string;
  classId?: string | undefined;
  /** Only what can be done now. */
  only?: boolean;
  cursor?: string | undefined;
  limit: number;
  now: number;
};

/** Published quizzes of the classes somebody sits in as a pupil. */
const selectMine = (em: EntityManager, personId: string) =>
  tables(em)
    .selectFrom('quiz as q')
    .leftJoin('replica_academic_classes as c', 'c.id', 'q.classId')
    .where('q.state', '<>', 'draft')
    .where('q.removedAt', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('replica_academic_memberships as m')
          .select('m.id')
          .whereRef('m.placeId', '=', 'q.classId')
          .where('m.placeKind', '=', 'class')
          .where('m.personId', '=', personId)
          .where('m.as', '=', 'student')
          .where('m.gone', '=', 0),
      ),
    );
const COLUMNS = [
  'q.id',
  'q.classId',
  'c.name as className',
  'q.title',
  'q.instructions',
  'q.rules',
  'q.state',
  'q.items',
  'q.points',
  'q.opensAt',
  'q.closesAt',
  'q.attemptsAllowed',
  'q.releasedAt',
] as const;

/** 0: something can be done now. 1: it opens later. 2: everything else. */
const rankOf = (personId: string, now: number) => {
  const mine = sql`select count(*) from attempt a where a.quizId = q.id and a.personId = ${personId}`;
  const open = sql`q.state = 'published' and (q.closesAt is null or q.closesAt > ${sql.lit(now)})`;
  return sql<number>`case
    when (${mine} and a.state = 'working') > 0 then 0
    when ${open} and (q.opensAt is null or q.opensAt <= ${sql.lit(now)}) and (${mine}) < q.attemptsAllowed then 0
    when ${open} and q.opensAt > ${sql.lit(now)} then 1
    else 2 end`;
};

/** A pupil's quizzes, what can be done now first: four statements, however many. */
export async function listMyQuizzes(em: EntityManager, { personId, classId, only, cursor, limit, now }: Filter) {
  const rank = rankOf(personId, now);
  let matching = selectMine(em, personId);
  if (classId) matching = matching.where('q.classId', '=', classId);
  if (only) matching = matching.where(sql<boolean>`${rank} = 0`);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.select(COLUMNS).select(rank.as('rank'));
  if (cursor) {
    const [after, id] = decodeCursor(cursor, 2);
    page = page.where(sql<boolean>`(${rank} > ${after} or (${rank} = ${after} and q.id < ${id}))`);
  }
  const rows = await page
    .orderBy(sql`${rank}`)
    .orderBy('q.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await viewsOf(em, personId, shown, now),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([Number(last.rank), last.id]) } : {}),
  };
}

export async function readMyQuiz(em: EntityManager, personId: string, id: string, now: number): Promise<MyQuiz> {
  const row = await selectMine(em, personId).select(COLUMNS).where('q.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('quiz');
  const [view] = await viewsOf(em, personId, [row], now);
  if (!view) throw notFound('quiz');
  return view;
}

type Row = {
  id: string;
  classId: string;
  className: string | null;
  title: string;
  instructions: string;
  rules: string;
  state: 'draft' | 'published' | 'closed' | 'released';
  items: number;
  points: number;
  opensAt?: number | null | undefined;
  closesAt?: number | null | undefined;
  attemptsAllowed: number;
  releasedAt?: number | null | undefined;
};

async function viewsOf(em: EntityManager, personId: string, rows: readonly Row[], now: number): Promise<MyQuiz[]> {
  const quizId = rows.map(({ id }) => id);
  const attempts = quizId.length ? await em.find(Attempt, { quizId, personId }, { orderBy: { number: 'asc' } }) : [];
  const extras = quizId.length ? await em.find(QuizExtraTime, { quizId, personId }) : [];
  return rows.map((row) => {
    const extra = extras.find((one) => one.quizId === row.id);
    return viewOf(
      row,
      attempts.filter((attempt) => attempt.quizId === row.id),
      extra ? { kind: extra.kind, value: extra.value } : undefined,
      now,
    );
  });
}

function viewOf(row: Row, attempts: readonly Attempt[], extra: Extra | undefined, now: number): MyQuiz {
  const { title, instructions } = row;
  const rules = JSON.parse(row.rules) as Rules;
  const times = { state: row.state, opensAt: numberOrNull(row.opensAt), closesAt: numberOrNull(row.closesAt) };
  const working = attempts.some(({ state }) => state === 'working');
  const canStart = isOpenAt(times, now) && !working && attempts.length < row.attemptsAllowed;
  const released = row.state === 'released';
  const counting = released ? countingAttempt(attempts, rules.counts)?.id : undefined;
  const status = working
    ? 'working'
    : canStart
      ? 'open'
      : stateAt(times, now) === 'published' && (times.opensAt ?? 0) > now
        ? 'soon'
        : attempts.length === 0
          ? 'missed'
          : released
            ? 'released'
            : 'done';
  return {
    id: row.id as QuizId,
    classId: row.classId as ClassId,
    className: row.className ?? '',
    title,
    instructions,
    status,
    items: row.items,
    points: Number(row.points),
    timeLimit: rules.timeLimit,
    extra: extra ?? null,
    opensAt: rules.opensAt,
    closesAt: rules.closesAt,
    attemptsAllowed: row.attemptsAllowed,
    counts: rules.counts,
    next: canStart ? attempts.length + 1 : null,
    attempts: attempts.map((attempt) => ({
      id: attempt.id as AttemptId,
      number: attempt.number,
      state: attempt.state,
      startedAt: iso(attempt.startedAt),
      endsAt: instantOrNull(attempt.endsAt),
      handedInAt: instantOrNull(attempt.handedInAt),
      handedInBy: attempt.handedInBy ?? null,
      points: released && rules.reveal.points && attempt.toMark === 0 ? (attempt.points ?? null) : null,
      of: released && rules.reveal.points ? attempt.of : null,
      counts: attempt.id === counting,
    })),
    releasedAt: instantOrNull(row.releasedAt),
    now: iso(now),
  };
}

const numberOrNull = (at: number | null | undefined): number | null => (typeof at === 'number' ? Number(at) : null);
