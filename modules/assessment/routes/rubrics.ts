import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { listRubrics, readRubric, savedView } from '#modules/assessment/database/read-models/rubrics.ts';
import { STARTERS } from '#modules/assessment/domain/rubrics/starters.ts';
import { copyRubric } from '#modules/assessment/use-cases/rubrics/copy-rubric.ts';
import { createRubric, putRubricAway, saveRubric } from '#modules/assessment/use-cases/rubrics/write-rubric.ts';

const os = routesOf(assessmentRoutes);

export const rubricRoutes = {
  rubricStarters: os.rubricStarters.handler(() => ({ items: STARTERS })),
  rubrics: os.rubrics.handler(async ({ input, context }) => ({
    items: await listRubrics(context.read(), { ...input, schoolId: context.schoolId ?? '', reader: context.me }),
  })),
  createRubric: os.createRubric.handler(async ({ input: { classId, document }, context }) => {
    const schoolId = context.schoolId ?? '';
    const { id } = await context.transact((work) => createRubric(work, { schoolId, classId, document }));
    return readRubric(context.read(), id, context.me);
  }),
  createSchoolRubric: os.createSchoolRubric.handler(async ({ input: { document }, context }) => {
    const schoolId = context.schoolId ?? '';
    const { id } = await context.transact((work) => createRubric(work, { schoolId, classId: null, document }));
    return readRubric(context.read(), id, context.me);
  }),
  rubric: os.rubric.handler(({ input, context }) => readRubric(context.read(), input.id, context.me)),
  saveRubric: os.saveRubric.handler(({ input: { id, ...change }, context }) =>
    context.transact(async (work) => savedView(await saveRubric(work, id, change))),
  ),
  copyRubric: os.copyRubric.handler(async ({ input, context }) => {
    const { id } = await context.transact((work) => copyRubric(work, input.id, input.classId, context.me));
    return readRubric(context.read(), id, context.me);
  }),
  archiveRubric: os.archiveRubric.handler(({ input, context }) =>
    context.transact(async (work) => savedView(await putRubricAway(work, input.id, true))),
  ),
  takeBackRubric: os.takeBackRubric.handler(({ input, context }) =>
    context.transact(async (work) => savedView(await putRubricAway(work, input.id, false))),
  ),
};
