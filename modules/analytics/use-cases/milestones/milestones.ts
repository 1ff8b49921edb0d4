import { milestoneRemoved, milestoneSet } from '#contracts/analytics/events.ts';
import type { ClassId, MilestoneId, SchoolId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import { Milestone } from '#modules/analytics/database/milestones.ts';
import { expectDue, schoolDay } from '#modules/analytics/use-cases/plans/expect-due.ts';

export type MilestoneWords = Pick<Milestone, 'title' | 'description' | 'dueDay' | 'remindDays' | 'levels'>;
const MOST = 60;

/** A milestone that is there, in a class that takes changes. */
export async function theMilestone(work: Work, id: string): Promise<Milestone> {
  const milestone = await work.em.findOne(Milestone, { id, removed: false });
  if (!milestone) throw notFound('milestone');
  await theOpenClass(work.em, milestone.classId);
  return milestone;
}

export const milestoneFacts = (milestone: Milestone) => ({
  schoolId: milestone.schoolId as SchoolId,
  classId: milestone.classId as ClassId,
  milestoneId: milestone.id as MilestoneId,
  title: milestone.title,
  dueDay: milestone.dueDay,
});

/** A teacher sets a milestone. What is due is still to come. */
export async function addMilestone(work: Work, classId: string, words: MilestoneWords): Promise<Milestone> {
  const { em } = work;
  const { schoolId } = await theOpenClass(em, classId);
  if ((await em.count(Milestone, { classId, removed: false })) >= MOST)
    throw new Refusal('UNPROCESSABLE', `A class has at most ${MOST} milestones.`);
  await expectToCome(work, schoolId, words.dueDay);
  const milestone = em.create(Milestone, {
    id: work.ids.next(),
    schoolId,
    classId,
    ...wordsOf(words),
    removed: false,
    createdAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });
  work.publish(milestoneSet, milestone, milestoneFacts(milestone));
  await em.flush();
  return milestone;
}

/** Changes it. What was late or in time when it was handed in stays so. */
export async function changeMilestone(
  work: Work,
  id: string,
  { version, ...words }: MilestoneWords & { version: number },
): Promise<Milestone> {
  const milestone = await theMilestone(work, id);
  expectVersion(milestone, version, 'milestone');
  if (words.dueDay !== milestone.dueDay) await expectToCome(work, milestone.schoolId, words.dueDay);
  work.em.assign(milestone, wordsOf(words));
  work.publish(milestoneSet, milestone, milestoneFacts(milestone));
  await work.em.flush();
  return milestone;
}

export async function removeMilestone(work: Work, id: string): Promise<void> {
  const milestone = await theMilestone(work, id);
  milestone.removed = true;
  work.publish(milestoneRemoved, milestone, milestoneFacts(milestone));
  await work.em.flush();
}

export async function restoreMilestone(work: Work, id: string): Promise<Milestone> {
  const milestone = await work.em.findOne(Milestone, { id });
  if (!milestone) throw notFound('milestone');
  if (!milestone.removed) return milestone;
  await theOpenClass(work.em, milestone.classId);
  milestone.removed = false;
  work.publish(milestoneSet, milestone, milestoneFacts(milestone));
  await work.em.flush();
  return milestone;
}

const wordsOf = ({ title, description, dueDay, remindDays, levels }: MilestoneWords): MilestoneWords => {
  if (new Set(levels).size < levels.length)
    throw refuseField('UNPROCESSABLE', 'levels', 'doubled', 'There are two levels of the same name.');
  return { title, description, dueDay, remindDays, levels: [...levels] };
};

async function expectToCome(work: Work, schoolId: string, dueDay: string): Promise<void> {
  await expectDue(work, schoolId, dueDay);
  if (dueDay < (await schoolDay(work, schoolId)))
    throw refuseField('UNPROCESSABLE', 'dueDay', 'in_past', 'This day has passed.');
}
