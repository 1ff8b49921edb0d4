import type { Work } from '#kernel/module.ts';
import { Membership, SchoolClass } from '#modules/academic/database/entities.ts';
import { peopleOf } from '#modules/academic/database/people.ts';

type Question = { schoolId: string; classIds: readonly string[]; by: string | null };
export type ClassRefusal = { classId: string; reason: 'class_gone' | 'class_archived' | 'not_teaching' };

/** The classes into which somebody may not put anything: gone, put away, or another one's. Administrators may anywhere. */
export async function checkClasses(work: Work, { schoolId, classIds, by }: Question): Promise<ClassRefusal[]> {
  const found = new Map((await work.em.find(SchoolClass, { id: [...classIds], schoolId })).map((row) => [row.id, row]));
  const seats = await work.em.find(Membership, {
    placeId: [...classIds],
    placeKind: 'class',
    personId: by ?? '',
    as: 'teacher',
    gone: false,
  });
  const taught = new Set(seats.map(({ placeId }) => placeId));
  const everywhere = by !== null && (await peopleOf(work.em, schoolId, [by])).get(by)?.role === 'admin';
  return classIds.flatMap((classId): ClassRefusal[] => {
    const one = found.get(classId);
    if (!one) return [{ classId, reason: 'class_gone' }];
    if (one.archived) return [{ classId, reason: 'class_archived' }];
    return everywhere || taught.has(classId) ? [] : [{ classId, reason: 'not_teaching' }];
  });
}
