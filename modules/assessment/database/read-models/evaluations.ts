import { createHash } from 'node:crypto';
import type { EvaluationRecord as View } from '#contracts/assessment/evaluations.ts';
import type { ClassId } from '#contracts/ids.ts';
import { HOUR, iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { EvaluationRecord } from '#modules/assessment/database/evaluations.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import { Quiz } from '#modules/assessment/database/quizzes.ts';
import type { Reader } from '#modules/assessment/database/read-models/rubrics.ts';
import { tables } from '#modules/assessment/database/tables.ts';

type Filter = {
  of: { personId: string } | { thingId: string };
  reader: Reader;
  cursor?: string | undefined;
  limit: number;
};

/**
 * What became of outcomes, newest first. Pupils read about themselves what they said, and what others said once the
 * results are shown; a peer who is to stay unknown has neither name nor minute for them.
 */
export async function listEvaluations(em: EntityManager, { of, reader, cursor, limit }: Filter) {
  const pupil = reader.role === 'student';
  let all = tables(em)
    .selectFrom('evaluation_record as r')
    .leftJoin('rubric_assessment as a', 'a.id', 'r.thingId')
    .leftJoin('quiz as q', 'q.id', 'r.thingId')
    .where('personId' in of ? 'r.personId' : 'r.thingId', '=', 'personId' in of ? of.personId : of.thingId);
  if (pupil)
    all = all.where((e) => e.or([e('a.state', '=', 'shown'), e('q.state', '=', 'released'), e('r.as', '=', 'self')]));
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all
    .select('r.id')
    .orderBy('r.id', 'desc')
    .limit(limit + 1);
  if (cursor) page = page.where('r.id', '<', String(decodeCursor(cursor, 1)[0]));
  const ids = (await page.execute()).map(({ id }) => id);
  const shown = ids.slice(0, limit);
  const last = shown.at(-1);
  const records = shown.length ? await em.find(EvaluationRecord, { id: shown }, { orderBy: { id: 'desc' } }) : [];
  const pointless = pupil ? await withoutPoints(em, records) : new Set<string>();
  const name = await namesOf(
    em,
    records.flatMap(({ personId, byId }) => (byId ? [personId, byId] : [personId])),
  );
  return {
    items: records.map((record): View => {
      const unknown = pupil && record.nameless && record.byId !== reader.id;
      return {
        // An id holds the millisecond in which it was made.
        id: unknown ? blurred(record.id) : record.id,
        kind: record.kind,
        thingId: record.thingId,
        classId: record.classId as ClassId,
        title: record.title,
        student: name(record.personId),
        what: record.what,
        as: record.as ?? null,
        by: record.byId && !unknown ? name(record.byId) : null,
        changes: record.changes.filter(({ part }) => part !== 'points' || !pointless.has(record.thingId)),
        why: record.why,
        at: iso(unknown ? Math.floor(record.at / HOUR) * HOUR : record.at),
      };
    }),
    total: Number(total),
    ...(ids.length > limit && last ? { next: encodeCursor([last]) } : {}),
  };
}

/** Quizzes whose results show no points. */
async function withoutPoints(em: EntityManager, records: readonly EvaluationRecord[]): Promise<Set<string>> {
  const ids = records.flatMap(({ kind, thingId }) => (kind === 'quiz' ? [thingId] : []));
  if (ids.length === 0) return new Set();
  const quizzes = await em.find(Quiz, { id: [...new Set(ids)] }, { fields: ['id', 'rules'] });
  return new Set(quizzes.flatMap(({ id, rules }) => (rules.reveal.points ? [] : [id])));
}

const blurred = (id: string): string =>
  createHash('sha256')
    .update(id)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5');
