import type { SurveyAnswer, SurveyAnswers, SurveyPatch } from '#contracts/assessment/surveys.ts';

const same = (one: SurveyAnswer | undefined, other: SurveyAnswer | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

const isEmpty = (answer: SurveyAnswer | undefined): boolean =>
  answer === undefined || (typeof answer !== 'number' && (Array.isArray(answer) ? answer : answer.trim()).length === 0);

/** What has to be said so that `from` becomes `to`: only the questions that differ. */
export function patchBetween(from: SurveyAnswers, to: SurveyAnswers): SurveyPatch {
  const patch: SurveyPatch = {};
  for (const id of new Set([...Object.keys(from), ...Object.keys(to)])) {
    const answer = to[id];
    if (answer === undefined || isEmpty(answer)) {
      if (!isEmpty(from[id])) patch[id] = null;
    } else if (!same(from[id], answer)) patch[id] = answer;
  }
  return patch;
}

export function patched(answers: SurveyAnswers, patch: SurveyPatch): SurveyAnswers {
  const next = { ...answers };
  for (const [id, answer] of Object.entries(patch)) {
    if (answer === null) delete next[id];
    else next[id] = answer;
  }
  return next;
}

export const isAnswered = (answers: SurveyAnswers, id: string): boolean => !isEmpty(answers[id]);
