import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { csvFile } from '#kernel/csv/write-csv.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { readProgress } from '#modules/analytics/database/read-models/evaluation-drafts.ts';
import {
  listPublished,
  readClassEvaluations,
  readEvaluation,
  readEvaluations,
  readHistory,
} from '#modules/analytics/database/read-models/evaluations.ts';
import { readEvidence } from '#modules/analytics/database/read-models/evidence.ts';
import { evaluationHeader, evaluationRow } from '#modules/analytics/domain/evaluations/csv.ts';
import { moveEvaluations } from '#modules/analytics/use-cases/evaluations/move-evaluations.ts';
import { requestDrafts } from '#modules/analytics/use-cases/evaluations/request-drafts.ts';
import { putDraftAway, takeDraft } from '#modules/analytics/use-cases/evaluations/take-draft.ts';
import { writeEvaluation } from '#modules/analytics/use-cases/evaluations/write-evaluation.ts';
import { transactMaking } from '#modules/analytics/use-cases/transact.ts';

const os = routesOf(analyticsRoutes);

export const evaluationRoutes = {
  classEvaluations: os.classEvaluations.handler(({ context, input }) =>
    readClassEvaluations(context.read(), input.classId, input.term),
  ),
  exportEvaluationsCsv: os.exportEvaluationsCsv.handler(async ({ context, input }) => {
    const { term, pupils } = await readClassEvaluations(context.read(), input.classId, input.term);
    const { language } = context.client;
    return csvFile(
      'evaluations.csv',
      evaluationHeader(language),
      pupils.map((pupil) => evaluationRow(pupil, term, language)),
    );
  }),
  writeEvaluation: os.writeEvaluation.handler(async ({ context, input: { classId, personId, term, ...words } }) => {
    const key = { classId, personId, term };
    const id = await transactMaking(context, (work) => writeEvaluation(work, key, { ...words, by: context.me.id }));
    return readEvaluation(context.read(), id);
  }),
  moveEvaluations: os.moveEvaluations.handler(async ({ context, input: { classId, ...moving } }) => {
    const verdicts = await context.transact((work) => moveEvaluations(work, classId, { ...moving, by: context.me.id }));
    const done = verdicts.filter(({ why }) => !why).map(({ id }) => id);
    return {
      done: await readEvaluations(context.read(), done),
      refused: verdicts.flatMap(({ id, why }) => (why ? [{ id, why }] : [])),
    };
  }),
  evaluationHistory: os.evaluationHistory.handler(async ({ context, input }) => ({
    items: await readHistory(context.read(), input.id),
  })),
  evaluationEvidence: os.evaluationEvidence.handler(async ({ context, input }) => ({
    items: await readEvidence(context.read(), input),
  })),
  requestDrafts: os.requestDrafts.handler(async ({ context, input: { classId, ...asking } }) => ({
    asked: await transactMaking(context, (work) =>
      requestDrafts(work, classId, { ...asking, by: context.me.id, language: context.client.language }),
    ),
  })),
  draftProgress: os.draftProgress.handler(async ({ context, input }) => ({
    items: await readProgress(context.read(), input.classId, input.term),
  })),
  takeDraft: os.takeDraft.handler(async ({ context, input: { id, version } }) => {
    const made = await transactMaking(context, (work) => takeDraft(work, id, { version, by: context.me.id }));
    return readEvaluation(context.read(), made);
  }),
  putDraftAway: os.putDraftAway.handler(({ context, input }) =>
    context.transact((work) => putDraftAway(work, input.id)),
  ),
  studentEvaluations: os.studentEvaluations.handler(async ({ context, input }) => ({
    items: await listPublished(context.read(), {
      personId: input.studentId,
      ...(context.me.role === 'teacher' ? { taughtBy: context.me.id } : {}),
    }),
  })),
};
