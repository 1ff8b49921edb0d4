import type { DraftProgress, EvaluationDraftView } from '#contracts/analytics/evaluations.ts';
import type { EvaluationDraftId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Sentence } from '#modules/analytics/database/evaluations.ts';
import { tables } from '#modules/analytics/database/tables.ts';

/** Drafts of a term by pupil: one statement. */
export async function draftsOf(em: EntityManager, classId: string, term: string) {
  const rows = await tables(em)
    .selectFrom('evaluation_draft')
    .selectAll()
    .where('classId', '=', classId)
    .where('term', '=', term)
    .execute();
  return new Map(
    rows.map((row): [string, EvaluationDraftView] => [
      row.personId,
      {
        id: row.id as EvaluationDraftId,
        sentences: JSON.parse(row.sentences) as Sentence[],
        knowledge: row.knowledge ?? null,
        thinking: row.thinking ?? null,
        attitude: row.attitude ?? null,
        by: { model: row.model, prompt: row.prompt },
        state: row.state,
        at: iso(Number(row.at)),
      },
    ]),
  );
}

/** How far the drafts of a term are: one statement. */
export async function readProgress(em: EntityManager, classId: string, term: string): Promise<DraftProgress[]> {
  const rows = await tables(em)
    .selectFrom('draft_ask as a')
    .innerJoin('draft_request as r', 'r.id', 'a.requestId')
    .select(['a.requestId', 'a.personId', 'a.state', 'a.reason', 'r.at'])
    .where('a.classId', '=', classId)
    .where('a.term', '=', term)
    .execute();
  return rows.map((row) => ({
    requestId: row.requestId,
    personId: row.personId as UserId,
    state: row.state,
    reason: row.reason ?? null,
    askedAt: iso(Number(row.at)),
  }));
}
