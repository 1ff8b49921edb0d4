import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import { classes, memberships } from '#modules/ai/replicas/academic.ts';

/** A class that takes changes: not put away. */
export async function expectOpenClass(em: EntityManager, id: string): Promise<{ schoolId: string }> {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

export async function expectPupil(em: EntityManager, classId: string, personId: string): Promise<void> {
  if (!(await sitsIn(em, classId, personId, 'student')))
    throw refuseField('UNPROCESSABLE', 'studentId', 'not_in_class', 'This pupil is not in this class.');
}

export const sitsIn = async (em: EntityManager, placeId: string, personId: string, as: 'student' | 'teacher') =>
  (await em.count(memberships.entity, { placeKind: 'class', placeId, personId, as, gone: false })) > 0;
