import { refuseField, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { PracticeSettings } from '#modules/basebuilder/database/practice.ts';
import { parameterProblem } from '#modules/basebuilder/domain/practice/schedule.ts';

export type Change = {
  /** The school or the class. */
  id: string;
  schoolId: string;
  retention: number | null;
  dailyCap: number | null;
  parameters?: number[] | null;
  /** 0: nobody has set anything yet. */
  version: number;
};

/** How practice is set for a school or a class; words that are due already keep their days. */
export async function changeSettings(work: Work, change: Change): Promise<void> {
  const { id, schoolId, retention, dailyCap, parameters, version } = change;
  const problem = parameters ? parameterProblem(parameters) : undefined;
  if (problem !== undefined)
    throw refuseField(
      'UNPROCESSABLE',
      `parameters.${problem}`,
      'out_of_bounds',
      'This is outside of what FSRS-6 allows for this parameter.',
    );
  const known = await work.em.findOne(PracticeSettings, { id });
  if ((known?.version ?? 0) !== version) throw versionConflict('setting');
  const said = { retention, dailyCap, parameters: parameters ?? null, changedAt: work.clock.now() };
  if (known) Object.assign(known, said);
  else {
    // Two first changes at once: only one row is made, the other hears of the conflict.
    const row = { id, schoolId, ...said, version: 1 };
    work.em.create(PracticeSettings, row);
  }
  await work.em.flush();
}
