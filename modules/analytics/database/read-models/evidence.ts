import { dayIn } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { chosenEvidence, evidenceText, type Piece } from '#modules/analytics/domain/evaluations/evidence.ts';

type Seat = { classId: string; personId: string };
const MANY = 60;

/** What a pupil did in a class, and the goals they have: eight statements, however much that is. */
export async function readEvidence(em: EntityManager, { classId, personId }: Seat): Promise<Piece[]> {
  const seat = { classId, personId };
  const found = await tables(em)
    .selectFrom('replica_academic_classes')
    .select('schoolId')
    .where('id', '=', classId)
    .executeTakeFirst();
  const zone = await timeZoneOf(em, found?.schoolId ?? '');
  return chosenEvidence([
    ...(await themeOf(em, seat)),
    ...(await entriesOf(em, seat)),
    ...(await handedInBy(em, seat, zone)),
    ...(await goalsOf(em, personId)),
    ...(await saidTo(em, seat, zone)),
  ]);
}

async function themeOf(em: EntityManager, { classId, personId }: Seat): Promise<Piece[]> {
  const rows = await tables(em)
    .selectFrom('replica_content_selected_themes')
    .select(['themeId', 'title', 'question'])
    .where('classId', '=', classId)
    .where('personId', '=', personId)
    .where('gone', '=', 0)
    .execute();
  return rows.map(({ themeId, title, question }) => ({
    id: themeId,
    kind: 'theme',
    thing: themeId,
    day: null,
    text: evidenceText(title, question),
  }));
}

async function entriesOf(em: EntityManager, { classId, personId }: Seat): Promise<Piece[]> {
  const rows = await tables(em)
    .selectFrom('entry')
    .select(['id', 'day', 'title', 'did', 'reflection', 'detail'])
    .where('classId', '=', classId)
    .where('personId', '=', personId)
    .where('state', '=', 'entered')
    .where('removedAt', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('id', 'desc')
    .limit(MANY)
    .execute();
  return rows.map(({ id, day, ...words }) => ({
    id,
    kind: 'entry',
    thing: id,
    day,
    text: evidenceText(words.title, words.did, words.reflection, words.detail),
  }));
}

/** The newest version of each: earlier ones it has replaced. */
async function handedInBy(em: EntityManager, { classId, personId }: Seat, zone: string): Promise<Piece[]> {
  const rows = await tables(em)
    .selectFrom('submission as s')
    .innerJoin('milestone as m', 'm.id', 's.milestoneId')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submissionId', '=', 's.id').onRef('v.number', '=', 's.number'),
    )
    .select(['s.id', 'm.title', 'v.content', 'v.reflection', 'v.at'])
    .where('s.classId', '=', classId)
    .where('s.personId', '=', personId)
    .where('m.removed', '=', 0)
    .orderBy('v.at', 'desc')
    .limit(MANY)
    .execute();
  return rows.map(({ id, title, content, reflection, at }) => ({
    id,
    kind: 'submission',
    thing: id,
    day: dayIn(zone, Number(at)),
    text: evidenceText(title, content, reflection),
  }));
}

async function goalsOf(em: EntityManager, personId: string): Promise<Piece[]> {
  const rows = await tables(em)
    .selectFrom('goal')
    .select(['id', 'title', 'description', 'progress', 'setOn'])
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .orderBy('setOn', 'desc')
    .orderBy('id', 'desc')
    .limit(MANY)
    .execute();
  return rows.map(({ id, title, description, progress, setOn }) => ({
    id,
    kind: 'goal',
    thing: id,
    day: setOn,
    text: evidenceText(`${title} (${progress} %)`, description),
  }));
}

/** What teachers said about entries, and about work that was handed in. */
async function saidTo(em: EntityManager, { classId, personId }: Seat, zone: string): Promise<Piece[]> {
  const remarks = await tables(em)
    .selectFrom('entry_remark as r')
    .innerJoin('entry as e', 'e.id', 'r.entryId')
    .select(['r.id', 'r.entryId as thing', 'r.text', 'r.at'])
    .where('e.classId', '=', classId)
    .where('e.personId', '=', personId)
    .where('e.state', '=', 'entered')
    .where('e.removedAt', 'is', null)
    .where('r.as', '=', 'teacher')
    .orderBy('r.at', 'desc')
    .limit(MANY)
    .execute();
  const reviews = await tables(em)
    .selectFrom('submission_review as r')
    .innerJoin('submission as s', 's.id', 'r.submissionId')
    .select(['r.id', 's.id as thing', 'r.text', 'r.level', 'r.grade', 'r.at'])
    .where('s.classId', '=', classId)
    .where('s.personId', '=', personId)
    .orderBy('r.at', 'desc')
    .limit(MANY)
    .execute();
  return [
    ...remarks,
    ...reviews.map(({ level, grade, text, ...row }) => ({
      ...row,
      text: [level, grade, text].filter(Boolean).join('\n'),
    })),
  ].map(({ id, thing, text, at }) => ({
    id,
    kind: 'feedback',
    thing,
    day: dayIn(zone, Number(at)),
    text: evidenceText(text),
  }));
}
