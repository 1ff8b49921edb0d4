import { reminderRequested } from '#contracts/analytics/events.ts';
import type { ClassId, MilestoneId, SchoolId, UserId } from '#contracts/ids.ts';
import { notFound, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import { Reminder } from '#modules/analytics/database/home.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';
import { theMilestone } from '#modules/analytics/use-cases/milestones/milestones.ts';
import { schoolDay } from '#modules/analytics/use-cases/plans/expect-due.ts';

export type Reminding = {
  milestoneId?: string | undefined;
  about?: 'log' | 'theme' | undefined;
  personIds: readonly string[];
  by: string;
};

/** A teacher reminds pupils of their class: of a milestone, their log or their theme. Who has heard of it today is left alone. Answers who is told. */
export async function remind(
  work: Work,
  classId: string,
  { milestoneId, about = 'log', personIds, by }: Reminding,
): Promise<UserId[]> {
  const { em } = work;
  const { schoolId, name } = await theOpenClass(em, classId);
  const milestone = milestoneId ? await theMilestone(work, milestoneId) : undefined;
  if (milestone && milestone.classId !== classId) throw notFound('milestone');
  const wanted = [...new Set(personIds)];
  const seats = await em.count(memberships.entity, {
    placeId: classId,
    placeKind: 'class',
    as: 'student',
    gone: false,
    personId: wanted,
  });
  if (seats < wanted.length)
    throw refuseField('UNPROCESSABLE', 'personIds', 'not_in_class', 'Somebody does not sit in this class.');
  const day = await schoolDay(work, schoolId);
  const thing = milestone?.id ?? about;
  const already = await em.find(Reminder, { classId, thing, day, personId: wanted });
  const reminded = wanted.filter((id) => !already.some(({ personId }) => personId === id)) as UserId[];
  const [first] = reminded.map((personId) =>
    em.create(Reminder, { id: work.ids.next(), classId, personId, thing, day, by, at: work.clock.now(), eventSeq: 0 }),
  );
  if (first)
    work.publish(reminderRequested, first, {
      schoolId: schoolId as SchoolId,
      classId: classId as ClassId,
      className: name,
      milestone: milestone
        ? { id: milestone.id as MilestoneId, title: milestone.title, dueDay: milestone.dueDay }
        : null,
      about: milestone ? 'milestone' : about,
      day,
      by: by as UserId,
      personIds: reminded,
    });
  await em.flush();
  return reminded;
}
