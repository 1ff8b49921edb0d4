import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { type Attempt, AttemptAnswer } from '#modules/assessment/database/attempts.ts';
import { heldAttempt } from '#modules/assessment/database/find-quizzes.ts';
import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';
import { type AnswerRefusal, judgeAnswer } from '#modules/assessment/domain/quizzes/judge-answer.ts';
import { askedIn, type Names, offPaper } from '#modules/assessment/domain/quizzes/paper.ts';
import { isNewer, isOver } from '#modules/assessment/domain/quizzes/time.ts';
import { revisionsToken } from '#modules/assessment/revisions.ts';
import { sayingOfAnswer } from '#modules/assessment/use-cases/quizzes/refusals.ts';

export type Change = { answer: Answer | null; flagged: boolean; rev: number; at: string };
export type Changes = Record<string, Change>;
type Refused = AnswerRefusal | 'not_in_attempt';
/** `newer` holds answers in the author's ids. */
export type Kept = {
  saved: Map<string, { rev: number; at: number }>;
  newer: Map<string, AttemptAnswer>;
  refused: Map<string, Refused>;
};

/**
 * Keeps what has changed while time is not up, each item for itself: what is older than what is there changes nothing,
 * and what is no answer leaves the others alone. Only if nothing at all fits, everything is refused.
 */
export async function saveAnswers(work: Work, id: string, changes: Changes): Promise<{ attempt: Attempt; kept: Kept }> {
  const attempt = await heldAttempt(work.em, id);
  refuseLate(attempt, work.clock.now());
  const kept = await keep(work, attempt, changes);
  if (kept.refused.size > 0 && kept.saved.size + kept.newer.size === 0) {
    throw new Refusal('UNPROCESSABLE', 'These are no answers to these questions.', {
      fields: [...kept.refused].map(([itemId, reason]) => ({
        path: `changes.${itemId}`,
        reason,
        detail: sayingOfAnswer(reason),
      })),
    });
  }
  await work.em.flush();
  return { attempt, kept };
}

export function refuseLate(attempt: Attempt, now: number): void {
  const { state, handedInBy, endsAt } = attempt;
  if (handedInBy === 'time' || (state === 'working' && isOver(endsAt ?? null, now)))
    throw new Refusal('TIME_OVER', 'Time is up. What was saved until then is handed in.');
  if (state === 'handedIn') throw new Refusal('ATTEMPT_HANDED_IN', 'This is handed in already.');
}

/** Writes the changes into an attempt that is held. */
export async function keep(work: Work, attempt: Attempt, changes: Changes): Promise<Kept> {
  const kept: Kept = { saved: new Map(), newer: new Map(), refused: new Map() };
  const ids = Object.keys(changes);
  if (ids.length === 0) return kept;
  const asked = await itemsAsked(work, work.em, attempt);
  const rows = await work.em.find(AttemptAnswer, { attemptId: attempt.id, itemId: ids }, { refresh: true });
  const now = work.clock.now();
  for (const [itemId, change] of Object.entries(changes)) {
    const place = asked.get(itemId);
    const judged = place ? judgeOnPaper(place, change.answer) : ({ refused: 'not_in_attempt' } as const);
    if (!place || 'refused' in judged) {
      kept.refused.set(itemId, 'refused' in judged ? judged.refused : 'not_in_attempt');
      continue;
    }
    // A device whose clock is ahead must not win for ever.
    const at = Math.min(Date.parse(change.at), now);
    const { rev, flagged } = change;
    const row = rows.find((one) => one.itemId === itemId);
    if (row && !isNewer({ rev, at }, row)) {
      // The same save once more is saved; another one of the same moment is not, and has to hear so.
      if (row.rev === rev && row.at === at && sameAnswer(row.answer, judged.answer))
        kept.saved.set(itemId, { rev, at });
      else kept.newer.set(itemId, row);
      continue;
    }
    const said = { answer: judged.answer, answered: judged.answer !== null, flagged, rev, at };
    if (row) write(row, said);
    else work.em.create(AttemptAnswer, { ...blank(work, attempt, itemId, place.item.points), ...said });
    kept.saved.set(itemId, { rev, at });
  }
  return kept;
}

/** A mark by hand was for what stood there before: another answer is to be marked anew. */
function write(row: AttemptAnswer, said: Pick<AttemptAnswer, 'answer' | 'answered' | 'flagged' | 'rev' | 'at'>): void {
  Object.assign(row, said, sameAnswer(row.answer, said.answer) ? {} : { by: 'key', points: null });
}

const sameAnswer = (one: Answer | null | undefined, other: Answer | null | undefined): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

type Place = { item: Item; names: Names };
function judgeOnPaper({ item, names }: Place, answer: Answer | null) {
  return judgeAnswer(item, answer === null ? null : offPaper(names, answer));
}

/** What an attempt is asked, by item. */
export async function itemsAsked(
  services: Pick<Work, 'get'>,
  em: EntityManager,
  attempt: Attempt,
): Promise<Map<string, Place>> {
  const sections = await services.get(revisionsToken).of(em, attempt.quizId, attempt.revision);
  return new Map(askedIn(sections, attempt.seed).flatMap(({ items }) => items.map((place) => [place.item.id, place])));
}

/** An item of an attempt nobody has said anything to. */
export const blank = (work: Work, attempt: Attempt, itemId: string, of: number) => ({
  id: work.ids.next(),
  attemptId: attempt.id,
  quizId: attempt.quizId,
  itemId,
  answer: null,
  answered: false,
  flagged: false,
  rev: 0,
  at: work.clock.now(),
  points: null,
  of,
  by: 'key' as const,
  comment: '',
  markedBy: null,
  markedAt: null,
  version: 1,
});
