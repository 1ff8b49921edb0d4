import type { Belongings } from '#kernel/module.ts';
import { Evaluation, EvaluationDraft } from '#modules/analytics/database/evaluations.ts';
import { Entry, LogTag } from '#modules/analytics/database/log.ts';
import { Milestone, Submission } from '#modules/analytics/database/milestones.ts';
import { Goal, Todo } from '#modules/analytics/database/plans.ts';
import { ClassReport } from '#modules/analytics/database/reports.ts';
import { classes } from '#modules/analytics/replicas/academic.ts';
import { people } from '#modules/analytics/replicas/user.ts';

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
  async entry(em, id) {
    const row = await em.findOne(Entry, { id }, { fields: ['schoolId', 'classId', 'personId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId, personId: row.personId } : undefined;
  },
  async logTag(em, id) {
    const row = await em.findOne(LogTag, { id });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async todo(em, id) {
    const row = await em.findOne(Todo, { id }, { fields: ['schoolId', 'personId'] });
    return row ? { schoolId: row.schoolId, personId: row.personId } : undefined;
  },
  async goal(em, id) {
    const row = await em.findOne(Goal, { id }, { fields: ['schoolId', 'personId'] });
    return row ? { schoolId: row.schoolId, personId: row.personId } : undefined;
  },
  async milestone(em, id) {
    const row = await em.findOne(Milestone, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async submission(em, id) {
    const row = await em.findOne(Submission, { id }, { fields: ['schoolId', 'classId', 'personId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId, personId: row.personId } : undefined;
  },
  async evaluation(em, id) {
    const row = await em.findOne(Evaluation, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async evaluationDraft(em, id) {
    const row = await em.findOne(EvaluationDraft, { id }, { fields: ['schoolId', 'classId'] });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
  async classReport(em, id) {
    const row = await em.findOne(ClassReport, { id });
    return row ? { schoolId: row.schoolId, classId: row.classId } : undefined;
  },
};
