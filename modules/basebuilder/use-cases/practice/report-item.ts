import type { Work } from '#kernel/module.ts';
import type { Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { ItemReport } from '#modules/basebuilder/database/practice.ts';
import { memberships } from '#modules/basebuilder/replicas/academic.ts';
import { holdLearner } from '#modules/basebuilder/use-cases/practice/hold-learner.ts';
import { theOpenItem } from '#modules/basebuilder/use-cases/practice/present-item.ts';

type Report = Pick<ItemReport, 'itemId' | 'reason' | 'text'>;

/** A pupil says what is wrong with an item they may practise; saying it again changes what they said. */
export async function reportItem(work: Work, pupil: Pupil, report: Report): Promise<void> {
  await holdLearner(work, pupil);
  await theOpenItem(work, pupil, report.itemId);
  const found = await work.em.findOne(ItemReport, { itemId: report.itemId, personId: pupil.id });
  const said = { ...report, reportedAt: work.clock.now(), settledAt: null, settledBy: null };
  if (found) Object.assign(found, said);
  else work.em.create(ItemReport, { id: work.ids.next(), schoolId: pupil.schoolId, personId: pupil.id, ...said });
}

/** A teacher has looked at what pupils of a class say about an item. */
export async function settleReports(
  work: Work,
  { classId, itemId, by }: { classId: string; itemId: string; by: string },
): Promise<void> {
  const seats = await work.em.find(memberships.entity, {
    placeId: classId,
    placeKind: 'class',
    as: 'student',
    gone: false,
  });
  const personId = seats.map((seat) => seat.personId);
  for (const report of await work.em.find(ItemReport, { itemId, personId, settledAt: null }))
    Object.assign(report, { settledAt: work.clock.now(), settledBy: by });
}
