import { LockMode } from '@mikro-orm/core';
import type { Work } from '#kernel/module.ts';
import type { Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { Learner } from '#modules/basebuilder/database/practice.ts';

/** Holds the pupil's row until the end of the transaction: what their devices do at once follows one another. */
export async function holdLearner(work: Work, pupil: Pupil): Promise<Learner> {
  const held = () =>
    work.em.findOne(Learner, { id: pupil.id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const known = await held();
  if (known) return known;
  const row = { id: pupil.id, schoolId: pupil.schoolId, answers: 0, rights: 0 };
  await work.em.upsert(Learner, row, { onConflictAction: 'ignore' });
  return (await held()) ?? work.em.create(Learner, row);
}
