import type * as z from 'zod';
import type { UserId } from '#contracts/ids.ts';
import type { PupilRefusal } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { User } from '#modules/user/database/people.ts';

type Refused = { pupilId: UserId; reason: z.infer<typeof PupilRefusal> };

/** Who of these people may not sit in a class of this school as a pupil, and why. */
export async function checkPupils(work: Work, schoolId: string, pupilIds: readonly UserId[]): Promise<Refused[]> {
  const people = await work.em.find(User, { id: [...pupilIds] });
  const known = new Map(people.map((person) => [person.id, person]));
  return pupilIds.flatMap((pupilId) => {
    const reason = refusalOf(known.get(pupilId), schoolId);
    return reason ? [{ pupilId, reason }] : [];
  });
}

function refusalOf(person: User | undefined, schoolId: string): Refused['reason'] | undefined {
  if (!person || person.status === 'rejected') return 'gone';
  if (person.schoolId !== schoolId) return 'elsewhere';
  if (person.role !== 'student') return 'not_a_student';
  return person.status === 'suspended' ? 'suspended' : undefined;
}
