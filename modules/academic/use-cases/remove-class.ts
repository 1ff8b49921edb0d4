import { classRemoved } from '#contracts/academic/events.ts';
import type { Work } from '#kernel/module.ts';
import { Group, Membership, SchoolClass, Subject } from '#modules/academic/database/entities.ts';
import { classFacts } from '#modules/academic/use-cases/facts.ts';
import { dissolveGroup } from '#modules/academic/use-cases/groups.ts';
import { unseat } from '#modules/academic/use-cases/memberships.ts';

/** The class is no more, with everything in it; a second time changes nothing. The seats stay as history. */
export async function removeClass(work: Work, id: string): Promise<void> {
  const schoolClass = await work.em.findOne(SchoolClass, { id });
  if (!schoolClass) return;
  for (const group of await work.em.find(Group, { classId: id, dissolved: false })) await dissolveGroup(work, group.id);
  for (const seat of await work.em.find(Membership, { placeId: id, gone: false })) unseat(work, seat);
  const subject = schoolClass.subjectId ? await work.em.findOne(Subject, { id: schoolClass.subjectId }) : null;
  work.publish(classRemoved, schoolClass, classFacts(schoolClass, subject?.name ?? null));
  work.em.remove(schoolClass);
}
