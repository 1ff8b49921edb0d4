import { surveyCompleted } from '#contracts/assessment/events.ts';
import type { SurveyType } from '#contracts/assessment/surveys.ts';
import type { SchoolId, UserId } from '#contracts/ids.ts';
import { type FieldProblem, forbidden, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SurveyResponse, SurveySheet } from '#modules/assessment/database/surveys.ts';
import {
  type AnswerProblem,
  answersFor,
  change,
  missing,
  type Patch,
  sameAnswers,
} from '#modules/assessment/domain/surveys/answers.ts';
import type { Answers, Definition } from '#modules/assessment/domain/surveys/definition.ts';
import { currentDefinition } from '#modules/assessment/domain/surveys/definitions.ts';
import { scoresOf } from '#modules/assessment/domain/surveys/scores.ts';

/** The pupil who answers. */
export type Respondent = { id: string; role: 'admin' | 'teacher' | 'student'; schoolId: string };

/**
 * Keeps some answers without handing them in. Only the questions named in `patch` change, so that two devices answering
 * at once never take each other's answers away; of the same question the later one stays.
 */
export async function keepAnswers(work: Work, who: Respondent, survey: SurveyType, patch: Patch): Promise<SurveySheet> {
  const sheet = await sheetOf(work, who, survey);
  await answer(work, sheet, patch);
  await work.em.flush();
  return sheet;
}

/** Hands in what was kept so far and `patch`. What has been handed in already, unchanged, is not handed in again. */
export async function handIn(work: Work, who: Respondent, survey: SurveyType, patch: Patch): Promise<SurveySheet> {
  const sheet = await sheetOf(work, who, survey);
  const definition = await answer(work, sheet, patch);
  refuse(missing(definition, sheet.answers));
  const last = await newestResponse(work, sheet);
  sheet.open = false;
  if (last && last.definitionVersion === definition.version && sameAnswers(last.answers, sheet.answers)) {
    await work.em.flush();
    return sheet;
  }
  sheet.handedIn += 1;
  sheet.answeredAt = work.clock.now();
  work.em.create(SurveyResponse, {
    id: work.ids.next(),
    schoolId: sheet.schoolId,
    personId: sheet.personId,
    survey,
    number: sheet.handedIn,
    definitionVersion: definition.version,
    answers: sheet.answers,
    scores: survey === 'personality' ? scoresOf(definition, sheet.answers) : null,
    answeredAt: sheet.answeredAt,
  });
  work.publish(surveyCompleted, sheet, {
    schoolId: sheet.schoolId as SchoolId,
    studentId: sheet.personId as UserId,
    survey,
    definitionVersion: definition.version,
    number: sheet.handedIn,
  });
  await work.em.flush();
  return sheet;
}

/** The answers stand again as they were handed in last; before the first time nothing is taken away. */
export async function leaveAsHandedIn(work: Work, who: Respondent, survey: SurveyType): Promise<SurveySheet> {
  const sheet = await sheetOf(work, who, survey);
  const last = await newestResponse(work, sheet);
  if (last && sheet.open) {
    sheet.definitionVersion = last.definitionVersion;
    sheet.answers = last.answers;
    sheet.open = false;
    await work.em.flush();
  }
  return sheet;
}

async function answer(work: Work, sheet: SurveySheet, patch: Patch): Promise<Definition> {
  const definition = currentDefinition(sheet.survey);
  const before = moved(sheet, definition);
  const { answers, problems } = change(definition, before, patch);
  refuse(problems);
  if (!sameAnswers(sheet.answers, answers) || sheet.definitionVersion !== definition.version) {
    sheet.answers = answers;
    sheet.definitionVersion = definition.version;
    sheet.savedAt = work.clock.now();
    sheet.open = true;
  }
  return definition;
}

/** Answers that were given to an older version go on where the new one still asks for the same. */
const moved = (sheet: SurveySheet, definition: Definition): Answers =>
  sheet.definitionVersion === definition.version ? sheet.answers : answersFor(definition, sheet.answers);

async function sheetOf(work: Work, who: Respondent, survey: SurveyType): Promise<SurveySheet> {
  if (who.role !== 'student') throw forbidden('Surveys are answered by pupils.');
  const key = { personId: who.id, survey };
  // Two devices may begin at the same moment: one row all the same.
  await work.em.upsert(
    SurveySheet,
    {
      id: work.ids.next(),
      schoolId: who.schoolId,
      ...key,
      definitionVersion: currentDefinition(survey).version,
      answers: {},
      savedAt: null,
      handedIn: 0,
      answeredAt: null,
      open: false,
      eventSeq: 0,
      version: 1,
    },
    { onConflictFields: ['personId', 'survey'], onConflictAction: 'ignore' },
  );
  return work.em.findOneOrFail(SurveySheet, key, { refresh: true });
}

const newestResponse = (work: Work, sheet: SurveySheet): Promise<SurveyResponse | null> =>
  work.em.findOne(SurveyResponse, { personId: sheet.personId, survey: sheet.survey, number: sheet.handedIn });

const SAYING: Record<AnswerProblem['reason'], string> = {
  unknown_question: 'This survey does not ask that.',
  not_an_answer: 'This is no answer to that question.',
  too_long: 'This answer is too long.',
  required: 'This question is still to be answered.',
};

function refuse(problems: readonly AnswerProblem[]): void {
  if (problems.length === 0) return;
  const fields = problems.map(
    ({ question, reason }): FieldProblem => ({ path: `answers.${question}`, reason, detail: SAYING[reason] }),
  );
  throw new Refusal('UNPROCESSABLE', 'Some answers do not fit.', { fields });
}
