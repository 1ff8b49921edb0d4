import type * as z from 'zod';
import type { CurriculumFacts } from '#contracts/content/events.ts';
import type { ClassId, SchoolId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Curriculum } from '#modules/content/database/curricula.ts';
import { outlineOf } from '#modules/content/domain/curricula/document.ts';
import { classes } from '#modules/content/replicas/academic.ts';

/** What others are told of what pupils see. */
export async function factsOf(em: EntityManager, curriculum: Curriculum): Promise<z.output<typeof CurriculumFacts>> {
  const shown = curriculum.published ?? curriculum.document;
  const at = await em.findOne(classes.entity, { id: curriculum.classId });
  return {
    schoolId: curriculum.schoolId as SchoolId,
    classId: curriculum.classId as ClassId,
    className: at?.name ?? '',
    ...outlineOf(shown),
    phases: shown.phases.length,
    origin: curriculum.origin,
  };
}
