import type { Work } from '#kernel/module.ts';
import { circumstancesOf, type Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { KnowledgeItem } from '#modules/basebuilder/database/materials.ts';
import { itemsInScope } from '#modules/basebuilder/database/practice-scope.ts';
import { lowestFirst, todaysWords } from '#modules/basebuilder/domain/practice/plan.ts';
import { holdLearner } from '#modules/basebuilder/use-cases/practice/hold-learner.ts';
import { roomToday } from '#modules/basebuilder/use-cases/practice/practise.ts';
import { type Presented, presentItem } from '#modules/basebuilder/use-cases/practice/present-item.ts';
import { type PracticeReason, reasonOf } from '#modules/basebuilder/use-cases/practice/refusals.ts';
import { type Counted, type Said, solve } from '#modules/basebuilder/use-cases/practice/solve.ts';

/** A pack holds two sessions. */
const PACKED = 30;

/**
 * Makes ahead what today's session would ask, so that it can be answered without a line. Two devices get the same
 * questions. Only these carry their answers: what is not today's stays here.
 */
export async function packToday(work: Work, pupil: Pupil) {
  await holdLearner(work, pupil);
  const now = await circumstancesOf(work.em, pupil, work.clock.now());
  const scope = { kind: 'due' } as const;
  const open = await itemsInScope(work.em, { personId: pupil.id, schoolId: pupil.schoolId, scope });
  const { words } = todaysWords(open, now.today);
  const room = await roomToday(work, pupil, now);
  const ids = [...words]
    .sort(lowestFirst)
    .slice(0, Math.min(PACKED, room))
    .map(({ itemId }) => itemId);
  const items = new Map((await work.em.find(KnowledgeItem, { id: ids })).map((item) => [item.id, item]));
  const packed: Presented[] = [];
  for (const id of ids) {
    const item = items.get(id);
    if (item) packed.push(await presentItem(work, pupil, item, false));
  }
  const nothing =
    packed.length > 0 ? undefined : open.length > 0 && room === 0 ? ('cap' as const) : ('nothing' as const);
  return { day: now.today, packed, nothing };
}

export type Refused = { presentationId: string; itemId: string; reason: PracticeReason };

/** Takes answers given without a line, in the order in which they were given; each counts, is known, or says why not. */
export async function takeAnswers(work: Work, pupil: Pupil, answers: readonly (Said & { at: number })[]) {
  const learner = await holdLearner(work, pupil);
  const now = await circumstancesOf(work.em, pupil, work.clock.now());
  const solved: Counted[] = [];
  const refused: Refused[] = [];
  for (const said of [...answers].sort((a, b) => a.at - b.at || a.presentationId.localeCompare(b.presentationId))) {
    try {
      solved.push(await solve(work, learner, now, said));
    } catch (error) {
      const reason = reasonOf(error);
      if (!reason) throw error;
      refused.push({ presentationId: said.presentationId, itemId: said.itemId, reason });
    }
  }
  return { solved, refused, today: now.today };
}
