import { assessmentRoutes } from '#contracts/assessment/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { readAssessments } from '#modules/assessment/database/read-models/assessments.ts';
import { countInterests, listClassSurveys } from '#modules/assessment/database/read-models/class-surveys.ts';
import { listStudentQuizzes } from '#modules/assessment/database/read-models/quizzes/student-quizzes.ts';
import { listReadings } from '#modules/assessment/database/read-models/readings.ts';
import { readResult } from '#modules/assessment/database/read-models/results.ts';
import { readSheet, viewOfDefinition, viewOfSheet } from '#modules/assessment/database/read-models/sheets.ts';
import { currentDefinition } from '#modules/assessment/domain/surveys/definitions.ts';
import { handIn, keepAnswers, leaveAsHandedIn, type Respondent } from '#modules/assessment/use-cases/answer-survey.ts';
import { noteReading } from '#modules/assessment/use-cases/note-reading.ts';
import { handInOverdue } from '#modules/assessment/use-cases/quizzes/hand-in.ts';

const os = routesOf(assessmentRoutes);

const respondent = ({ me, schoolId }: RouteContext): Respondent => ({
  id: me.id,
  role: me.role,
  schoolId: schoolId ?? '',
});

export const surveyRoutes = {
  survey: os.survey.handler(async ({ context, input: { type } }) => ({
    definition: viewOfDefinition(currentDefinition(type)),
    sheet: context.me.role === 'student' ? await readSheet(context.read(), context.me.id, type) : null,
  })),
  saveSurveyDraft: os.saveSurveyDraft.handler(({ context, input: { type, answers } }) =>
    context.transact(async (work) => viewOfSheet(await keepAnswers(work, respondent(context), type, answers))),
  ),
  answerSurvey: os.answerSurvey.handler(({ context, input: { type, answers } }) =>
    context.transact(async (work) => viewOfSheet(await handIn(work, respondent(context), type, answers))),
  ),
  discardSurveyDraft: os.discardSurveyDraft.handler(({ context, input: { type } }) =>
    context.transact(async (work) => viewOfSheet(await leaveAsHandedIn(work, respondent(context), type))),
  ),
  surveyResult: os.surveyResult.handler(async ({ context, input: { type, studentId, number } }) => {
    const result = await readResult(context.read(), studentId, type, number);
    if (type === 'personality' && context.me.id !== studentId) {
      const reading = { personId: studentId, readerId: context.me.id, what: type, schoolId: context.schoolId ?? '' };
      await context.transact((work) => noteReading(work, reading));
    }
    return result;
  }),
  assessments: os.assessments.handler(async ({ context, input }) => {
    const em = context.read();
    await handInOverdue(context, { personId: input.studentId });
    const asPupil = context.me.id === input.studentId;
    return {
      ...(await readAssessments(em, input.studentId, asPupil)),
      quizzes: await listStudentQuizzes(em, input.studentId, { asPupil }),
    };
  }),
  classSurveys: os.classSurveys.handler(async ({ context, input }) => ({
    items: await listClassSurveys(context.read(), input.classId),
  })),
  classInterests: os.classInterests.handler(({ context, input }) => countInterests(context.read(), input.classId)),
  readings: os.readings.handler(({ context, input }) => listReadings(context.read(), input)),
};
