import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass, theRubric } from '#modules/assessment/database/find-rubrics.ts';
import type { Rubric } from '#modules/assessment/database/rubrics.ts';
import { sitsIn } from '#modules/assessment/database/seats.ts';
import { withNewIds } from '#modules/assessment/domain/rubrics/rubric.ts';
import { createRubric } from '#modules/assessment/use-cases/rubrics/write-rubric.ts';

export type Person = { id: string; role: 'admin' | 'teacher' | 'student' };

/** A copy into a class one teaches, or for the whole school. What becomes of the source later does not touch it. */
export async function copyRubric(work: Work, id: string, classId: string | null, who: Person): Promise<Rubric> {
  const source = await theRubric(work.em, id);
  const { schoolId } = source;
  if (classId && (await theOpenClass(work.em, classId)).schoolId !== schoolId) {
    throw refuseField('UNPROCESSABLE', 'classId', 'no_such_class', 'There is no such class in this school.');
  }
  if (classId && who.role !== 'admin' && !(await sitsIn(work.em, classId, who.id, 'teacher'))) {
    throw refuseField('FORBIDDEN', 'classId', 'not_teaching', 'This is only for classes one teaches.');
  }
  const document = withNewIds(source.document, work.ids.next);
  return createRubric(work, { schoolId, classId, document, sourceId: source.id });
}
