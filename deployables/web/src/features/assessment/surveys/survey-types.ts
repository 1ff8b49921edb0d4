import { useParams } from '@tanstack/react-router';
import type { SurveyType } from '#contracts/assessment/surveys.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { oneOf } from '../../../app/search.ts';

export const SURVEYS = ['interest', 'personality'] as const satisfies readonly SurveyType[];

/** The survey the address names; anybody may have typed it. */
export function useSurveyType(): SurveyType {
  const { type } = useParams({ strict: false });
  const known = oneOf(type, SURVEYS);
  if (!known) throw new ApiProblem({ code: 'NOT_FOUND', status: 404 });
  return known;
}
