import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { theRubricAssessment } from '#modules/assessment/database/find-rubrics.ts';
import { listEvaluations } from '#modules/assessment/database/read-models/evaluations.ts';
import { rubricCsv } from '#modules/assessment/database/read-models/rubric-csv.ts';
import { readMatrix, readRubricResult } from '#modules/assessment/database/read-models/rubric-results.ts';
import { readMySheet, viewOfScores } from '#modules/assessment/database/read-models/rubric-sheets.ts';
import { handInMany, handInScores, keepScores, roleOf } from '#modules/assessment/use-cases/rubrics/score.ts';

const os = routesOf(assessmentRoutes);

export const rubricScoreRoutes = {
  rubricSheet: os.rubricSheet.handler(async ({ input: { id, studentId }, context }) => {
    const em = context.read();
    const assessment = await theRubricAssessment(em, id);
    const as = await roleOf({ em }, assessment, context.me, studentId);
    return readMySheet(em, assessment, { scorerId: context.me.id, pupilId: studentId, as });
  }),
  saveRubricScores: os.saveRubricScores.handler(({ input: { id, studentId, ...patch }, context }) =>
    context.transact(async (work) => viewOfScores(await keepScores(work, context.me, id, studentId, patch))),
  ),
  handInRubricScores: os.handInRubricScores.handler(({ input: { id, studentId, ...patch }, context }) =>
    context.transact(async (work) => viewOfScores(await handInScores(work, context.me, id, studentId, patch))),
  ),
  handInManyRubricScores: os.handInManyRubricScores.handler(({ input: { id, ...many }, context }) =>
    context.transact(async (work) => ({ handedIn: await handInMany(work, context.me, id, many) })),
  ),
  rubricMatrix: os.rubricMatrix.handler(({ input, context }) => readMatrix(context.read(), input.id, context.me)),
  rubricResult: os.rubricResult.handler(({ input, context }) =>
    readRubricResult(context.read(), { ...input, schoolId: context.schoolId ?? '' }, context.me),
  ),
  exportRubricScores: os.exportRubricScores.handler(async ({ input, context }) => {
    const { title, header, rows } = await rubricCsv(context.read(), input.id, context.me, context.client.language);
    return csvFile(`${title.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim() || 'rubric'}.csv`, header, rows);
  }),
  evaluations: os.evaluations.handler(({ input: { studentId, ...page }, context }) =>
    listEvaluations(context.read(), { of: { personId: studentId }, reader: context.me, ...page }),
  ),
  rubricEvaluations: os.rubricEvaluations.handler(({ input: { id, ...page }, context }) =>
    listEvaluations(context.read(), { of: { thingId: id }, reader: context.me, ...page }),
  ),
};
