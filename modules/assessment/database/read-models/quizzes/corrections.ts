import type { QuizCorrection as View } from '#contracts/assessment/quizzes.ts';
import type { CorrectionId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import { QuizCorrection } from '#modules/assessment/database/quizzes.ts';

/** What was corrected, the newest first. */
export async function listCorrections(
  em: EntityManager,
  { quizId, cursor, limit }: { quizId: string; cursor?: string | undefined; limit: number },
) {
  const total = await em.count(QuizCorrection, { quizId });
  const before = cursor ? { id: { $lt: String(decodeCursor(cursor, 1)[0]) } } : {};
  const rows = await em.find(QuizCorrection, { quizId, ...before }, { orderBy: { id: 'desc' }, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: await viewsOfCorrections(em, shown),
    total,
    ...(rows.length > limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

export async function viewsOfCorrections(em: EntityManager, rows: readonly QuizCorrection[]): Promise<View[]> {
  const name = await namesOf(
    em,
    rows.map(({ by }) => by),
  );
  return rows.map((row) => ({
    id: row.id as CorrectionId,
    revision: row.revision,
    note: row.note,
    by: row.by ? name(row.by) : null,
    at: iso(row.at),
    items: row.items,
    state: row.state,
    done: row.done,
    total: row.total,
    results: row.results,
  }));
}
