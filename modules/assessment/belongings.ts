import type { Belongings } from '#kernel/module.ts';
import { Attempt } from '#modules/assessment/database/attempts.ts';
import { BankItem, Quiz } from '#modules/assessment/database/quizzes.ts';
import { Rubric, RubricAssessment } from '#modules/assessment/database/rubrics.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';
import { people } from '#modules/assessment/replicas/user.ts';

/** What each thing of this module belongs to, for access words. */
export const belongings: Belongings = {
  async class(em, id) {
    const row = await em.findOne(classes.entity, { id, gone: false });
    return row ? { schoolId: row.schoolId, classId: id } : undefined;
  },
  async user(em, id) {
    const row = await em.findOne(people.entity, { id, gone: false });
    return row ? { schoolId: row.schoolId, personId: id } : undefined;
  },
  async quiz(em, id) {
    const row = await em.findOne(Quiz, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async quizItem(em, id) {
    const row = await em.findOne(BankItem, { id }, { fields: ['schoolId'] });
    return row ? { schoolId: row.schoolId } : undefined;
  },
  async attempt(em, id) {
    const row = await em.findOne(Attempt, { id }, { fields: ['schoolId', 'classId', 'personId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId, personId: row.personId } : undefined;
  },
  async rubric(em, id) {
    const row = await em.findOne(Rubric, { id }, { fields: ['schoolId', 'classId', 'createdBy'] });
    if (!row) return undefined;
    // One of a class is its teachers'; one of the school belongs to whoever made it.
    const owner = row.classId ? { classId: row.classId } : row.createdBy ? { personId: row.createdBy } : {};
    return { schoolId: row.schoolId, ...owner };
  },
  async rubricAssessment(em, id) {
    const row = await em.findOne(RubricAssessment, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
};
