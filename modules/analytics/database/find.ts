import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { classes, memberships, schools } from '#modules/analytics/replicas/academic.ts';

/** A class that takes changes: not put away. */
export async function theOpenClass(
  em: EntityManager,
  id: string,
): Promise<{ id: string; schoolId: string; name: string }> {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

/** Refuses who does not sit in the class as a pupil (any more). */
export async function thePupilOf(em: EntityManager, classId: string, personId: string): Promise<void> {
  const seat = { placeId: classId, personId, placeKind: 'class', as: 'student', gone: false } as const;
  if ((await em.count(memberships.entity, seat)) === 0)
    throw new Refusal('LEFT_CLASS', 'Only a pupil of this class can do this.');
}

export async function classNameOf(em: EntityManager, id: string): Promise<string> {
  return (await em.findOne(classes.entity, { id }))?.name ?? '';
}

/** The zone in which a school's days begin. */
export async function timeZoneOf(em: EntityManager, schoolId: string): Promise<string> {
  return (await em.findOne(schools.entity, { id: schoolId }))?.timeZone ?? 'Asia/Tokyo';
}
