import type * as z from 'zod';
import type { RubricAssessmentFacts } from '#contracts/assessment/events.ts';
import type { ClassId, SchoolId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { RubricAssessment } from '#modules/assessment/database/rubrics.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

/** What others are told of an assessment. */
export async function factsOf(
  em: EntityManager,
  { schoolId, classId, title }: RubricAssessment,
): Promise<z.output<typeof RubricAssessmentFacts>> {
  const at = await em.findOne(classes.entity, { id: classId });
  return { schoolId: schoolId as SchoolId, classId: classId as ClassId, className: at?.name ?? '', title };
}
