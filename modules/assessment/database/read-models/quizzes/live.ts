import type { LiveRow } from '#contracts/assessment/attempts.ts';
import type { AttemptId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { QuizExtraTime } from '#modules/assessment/database/quizzes.ts';
import { pupilsOfClass } from '#modules/assessment/database/read-models/pupils-of-class.ts';
import { instantOrNull } from '#modules/assessment/database/read-models/quizzes/attempt.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import { askedIn } from '#modules/assessment/domain/quizzes/paper.ts';
import { LOST_AFTER } from '#modules/assessment/domain/quizzes/time.ts';
import type { Revisions } from '#modules/assessment/revisions.ts';

/** Where every pupil of the class is, by their newest attempt: four statements, however many pupils and items. */
export async function readLive(em: EntityManager, revisions: Revisions, quiz: Quiz, now: number): Promise<LiveRow[]> {
  const pupils = await pupilsOfClass(em, quiz.classId);
  const newest = new Map((await attemptsOf(em, quiz.id)).map((row) => [row.personId, row]));
  const extras = await em.find(QuizExtraTime, { quizId: quiz.id });
  const counts = await countsOf(em, quiz.id);
  const rows: LiveRow[] = [];
  for (const pupil of pupils) {
    const attempt = newest.get(pupil.student.id);
    const extra = extras.find(({ personId }) => personId === pupil.student.id);
    rows.push({
      ...pupil,
      status: attempt ? statusOf(attempt, now) : 'notStarted',
      extra: extra ? { kind: extra.kind, value: extra.value } : null,
      attempt: attempt
        ? {
            id: attempt.id as AttemptId,
            number: attempt.number,
            startedAt: iso(Number(attempt.startedAt)),
            endsAt: instantOrNull(attempt.endsAt),
            handedInAt: instantOrNull(attempt.handedInAt),
            handedInBy: attempt.handedInBy ?? null,
            itemId: attempt.itemId ?? null,
            place: await placeOf(em, revisions, quiz.id, attempt),
            answered: Number(counts.get(attempt.id)?.answered ?? 0),
            of: attempt.items,
            flagged: Number(counts.get(attempt.id)?.flagged ?? 0),
            seenAt: instantOrNull(attempt.seenAt),
          }
        : null,
    });
  }
  return rows;
}

/** All attempts of a quiz with where their pages are; of several of a pupil the newest comes last. */
const attemptsOf = (em: EntityManager, quizId: string) =>
  tables(em)
    .selectFrom('attempt as a')
    .leftJoin('attempt_presence as p', 'p.id', 'a.id')
    .select(['a.id', 'a.personId', 'a.number', 'a.revision', 'a.seed', 'a.state', 'a.startedAt', 'a.endsAt'])
    .select(['a.handedInAt', 'a.handedInBy', 'a.items', 'p.itemId', 'p.visible', 'p.seenAt'])
    .where('a.quizId', '=', quizId)
    .orderBy('a.number')
    .execute();
type Row = Awaited<ReturnType<typeof attemptsOf>>[number];

function statusOf(attempt: Row, now: number): LiveRow['status'] {
  if (attempt.state === 'handedIn') return 'handedIn';
  const heard = Number(attempt.seenAt ?? attempt.startedAt);
  if (now - heard > LOST_AFTER) return 'lost';
  return attempt.visible === 0 ? 'away' : 'working';
}

async function placeOf(em: EntityManager, revisions: Revisions, quizId: string, attempt: Row): Promise<number | null> {
  if (!attempt.itemId) return null;
  const sections = await revisions.of(em, quizId, attempt.revision);
  const ids = askedIn(sections, attempt.seed).flatMap(({ items }) => items.map(({ item }) => item.id));
  const place = ids.indexOf(attempt.itemId);
  return place === -1 ? null : place + 1;
}

async function countsOf(em: EntityManager, quizId: string) {
  const rows = await tables(em)
    .selectFrom('attempt_answer')
    .select('attemptId')
    .select((e) => [e.fn.sum<number>('answered').as('answered'), e.fn.sum<number>('flagged').as('flagged')])
    .where('quizId', '=', quizId)
    .groupBy('attemptId')
    .execute();
  return new Map(rows.map((row) => [row.attemptId, row]));
}
