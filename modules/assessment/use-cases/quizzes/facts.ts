import type * as z from 'zod';
import type { QuizFacts } from '#contracts/assessment/events.ts';
import type { ClassId, SchoolId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Quiz } from '#modules/assessment/database/quizzes.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

/** What others are told of a quiz. */
export async function factsOf(em: EntityManager, quiz: Quiz): Promise<z.output<typeof QuizFacts>> {
  const at = await em.findOne(classes.entity, { id: quiz.classId });
  return {
    schoolId: quiz.schoolId as SchoolId,
    classId: quiz.classId as ClassId,
    className: at?.name ?? '',
    title: quiz.title,
    items: quiz.items,
    worth: quiz.points,
    opensAt: quiz.opensAt ? iso(Number(quiz.opensAt)) : null,
    closesAt: quiz.closesAt ? iso(Number(quiz.closesAt)) : null,
  };
}
