import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { csvFile, neutralized } from '#kernel/csv/write-csv.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import type { Work } from '#kernel/module.ts';
import {
  listMilestones,
  listStudentMilestones,
  readMatrix,
  readMilestone,
} from '#modules/analytics/database/read-models/milestones.ts';
import { readOwnSubmission, readSubmission } from '#modules/analytics/database/read-models/submissions.ts';
import { matrixHeader, matrixRow } from '#modules/analytics/domain/milestones/csv.ts';
import {
  addMilestone,
  changeMilestone,
  removeMilestone,
  restoreMilestone,
} from '#modules/analytics/use-cases/milestones/milestones.ts';
import { reviewSubmission } from '#modules/analytics/use-cases/milestones/review-submission.ts';
import { discardChanges, keepWork, submitWork } from '#modules/analytics/use-cases/milestones/submit-work.ts';
import { transactMaking } from '#modules/analytics/use-cases/transact.ts';

const os = routesOf(analyticsRoutes);

async function viewed(context: RouteContext, id: string) {
  const milestone = await readMilestone(context.read(), id);
  if (!milestone) throw notFound('milestone');
  return milestone;
}
/** Does something to the caller's own work and answers how it stands then. */
async function own(context: RouteContext, id: string, act?: (work: Work) => Promise<unknown>) {
  if (context.me.role !== 'student') throw forbidden('Work is handed in by pupils.');
  if (act) await transactMaking(context, act);
  return readOwnSubmission(context.read(), id, context.me.id);
}

export const milestoneRoutes = {
  milestones: os.milestones.handler(async ({ context, input }) => ({
    items: await listMilestones(context.read(), input.classId),
  })),
  addMilestone: os.addMilestone.handler(async ({ context, input: { classId, ...words } }) => {
    const { id } = await context.transact((work) => addMilestone(work, classId, words));
    return viewed(context, id);
  }),
  changeMilestone: os.changeMilestone.handler(async ({ context, input: { id, ...change } }) => {
    await context.transact((work) => changeMilestone(work, id, change));
    return viewed(context, id);
  }),
  removeMilestone: os.removeMilestone.handler(({ context, input }) =>
    context.transact((work) => removeMilestone(work, input.id)),
  ),
  restoreMilestone: os.restoreMilestone.handler(async ({ context, input }) => {
    await context.transact((work) => restoreMilestone(work, input.id));
    return viewed(context, input.id);
  }),
  milestoneMatrix: os.milestoneMatrix.handler(({ context, input }) => readMatrix(context.read(), input.classId)),
  exportMilestonesCsv: os.exportMilestonesCsv.handler(async ({ context, input }) => {
    const { milestones, pupils } = await readMatrix(context.read(), input.classId);
    const { language } = context.client;
    return csvFile(
      'milestones.csv',
      matrixHeader(milestones, language).map(neutralized),
      pupils.map((pupil) => matrixRow(pupil, milestones, language)),
    );
  }),
  studentMilestones: os.studentMilestones.handler(async ({ context, input: { studentId, classId } }) => ({
    items: await listStudentMilestones(context.read(), {
      personId: studentId,
      classId,
      ...(context.me.role === 'teacher' ? { taughtBy: context.me.id } : {}),
    }),
  })),
  ownSubmission: os.ownSubmission.handler(({ context, input }) => own(context, input.id)),
  keepSubmission: os.keepSubmission.handler(({ context, input: { id, ...words } }) =>
    own(context, id, (work) => keepWork(work, id, context.me.id, words)),
  ),
  submitWork: os.submitWork.handler(({ context, input: { id, ...words } }) =>
    own(context, id, (work) => submitWork(work, id, context.me.id, words)),
  ),
  discardChanges: os.discardChanges.handler(({ context, input }) =>
    own(context, input.id, (work) => discardChanges(work, input.id, context.me.id)),
  ),
  submission: os.submission.handler(({ context, input }) => readSubmission(context.read(), input.id)),
  reviewSubmission: os.reviewSubmission.handler(async ({ context, input: { id, ...verdict } }) => {
    await context.transact((work) => reviewSubmission(work, id, { ...verdict, by: context.me.id }));
    return readSubmission(context.read(), id);
  }),
};
