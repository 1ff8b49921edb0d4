import { DAY } from '#kernel/clock.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { circumstancesOf, type Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { KnowledgeItem } from '#modules/basebuilder/database/materials.ts';
import { PracticeAnswer } from '#modules/basebuilder/database/practice.ts';
import { itemsInScope } from '#modules/basebuilder/database/practice-scope.ts';
import { holdLearner } from '#modules/basebuilder/use-cases/practice/hold-learner.ts';
import { presentItem } from '#modules/basebuilder/use-cases/practice/present-item.ts';
import { solve } from '#modules/basebuilder/use-cases/practice/solve.ts';

/** On these days before today the sample pupils practised, so many of their words. */
const DAYS = [7, 4, 2, 0] as const;
const WORDS = 6;
/** Of ten answers of every pupil these are wrong; some words are harder than others, so that they come together. */
const isWrong = (pupil: number, word: number, day: number): boolean => (pupil * 3 + word * word + day) % 10 < 3;

/** Lets pupils of a sample school practise as they would have, each in a transaction; one who has answers is left alone. */
export async function addDemoAnswers(context: ModuleContext, pupils: readonly Pupil[]): Promise<void> {
  for (const [place, pupil] of pupils.entries())
    await context.transact(async (work) => {
      const learner = await holdLearner(work, pupil);
      if (await work.em.count(PracticeAnswer, { personId: pupil.id })) return;
      for (const day of DAYS) await practise(work, { learner, place, day });
    });
}

type Turn = { learner: Awaited<ReturnType<typeof holdLearner>>; place: number; day: number };
async function practise(work: Work, { learner, place, day }: Turn): Promise<void> {
  const { em, ids } = work;
  const then = work.clock.now() - day * DAY;
  const pen = { em, ids, clock: { now: () => then } };
  const now = await circumstancesOf(em, learner, then);
  const scope = { kind: 'due' } as const;
  const open = await itemsInScope(em, { personId: learner.id, schoolId: learner.schoolId, scope });
  for (const [index, { itemId }] of open.slice(0, WORDS).entries()) {
    const item = await em.findOneOrFail(KnowledgeItem, { id: itemId });
    const { presentation } = await presentItem(pen, learner, item);
    const answer = isWrong(place, index, day) ? '' : item.title;
    await solve(pen, learner, now, { itemId, presentationId: presentation.id, answer, ms: 2000 + 700 * index });
  }
}
