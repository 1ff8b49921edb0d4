import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import {
  listRubricAssessments,
  listWaiting,
  readRubricAssessment,
} from '#modules/assessment/database/read-models/rubric-assessments.ts';
import { listProgress, listTasks } from '#modules/assessment/database/read-models/rubric-sheets.ts';
import { moveAssessment } from '#modules/assessment/use-cases/rubrics/move-assessment.ts';
import {
  changeAssessment,
  prepareAssessment,
  putAssessmentAway,
} from '#modules/assessment/use-cases/rubrics/prepare-assessment.ts';

const os = routesOf(assessmentRoutes);
const readBack = (context: RouteContext, id: string) => readRubricAssessment(context.read(), id, context.me);

export const rubricAssessmentRoutes = {
  rubricAssessments: os.rubricAssessments.handler(({ input, context }) =>
    listRubricAssessments(context.read(), { ...input, reader: context.me }),
  ),
  waitingRubrics: os.waitingRubrics.handler(async ({ context }) => ({
    items: await listWaiting(context.read(), context.me),
  })),
  createRubricAssessment: os.createRubricAssessment.handler(async ({ input: { classId, ...settings }, context }) => {
    const { id } = await context.transact((work) => prepareAssessment(work, classId, settings));
    return readBack(context, id);
  }),
  rubricAssessment: os.rubricAssessment.handler(({ input, context }) => readBack(context, input.id)),
  changeRubricAssessment: os.changeRubricAssessment.handler(async ({ input: { id, ...change }, context }) => {
    await context.transact((work) => changeAssessment(work, id, change));
    return readBack(context, id);
  }),
  moveRubricAssessment: os.moveRubricAssessment.handler(async ({ input: { id, ...move }, context }) => {
    await context.transact((work) => moveAssessment(work, id, move));
    return readBack(context, id);
  }),
  removeRubricAssessment: os.removeRubricAssessment.handler(async ({ input, context }) => {
    await context.transact((work) => putAssessmentAway(work, input.id, true));
  }),
  takeBackRubricAssessment: os.takeBackRubricAssessment.handler(async ({ input, context }) => {
    await context.transact((work) => putAssessmentAway(work, input.id, false));
    return readBack(context, input.id);
  }),
  rubricTasks: os.rubricTasks.handler(async ({ input, context }) => ({
    items: await listTasks(context.read(), input.id, context.me),
  })),
  rubricProgress: os.rubricProgress.handler(async ({ input, context }) => ({
    items: await listProgress(context.read(), input.id),
  })),
};
