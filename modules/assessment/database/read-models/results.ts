import type { SurveyResult, SurveyType, TraitScore } from '#contracts/assessment/surveys.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { viewOfDefinition } from '#modules/assessment/database/read-models/sheets.ts';
import { SurveyResponse } from '#modules/assessment/database/surveys.ts';
import { definitionOf } from '#modules/assessment/domain/surveys/definitions.ts';
import { describe, TRAITS } from '#modules/assessment/domain/surveys/traits.ts';

/** What a pupil handed in: the newest, or the one of that number. */
export async function readResult(
  em: EntityManager,
  personId: string,
  survey: SurveyType,
  number: number | undefined,
): Promise<SurveyResult> {
  const all = await em.find(SurveyResponse, { personId, survey }, { orderBy: { number: 'desc' } });
  const shown = number === undefined ? all[0] : all.find((response) => response.number === number);
  if (!shown) throw notFound('response');
  return {
    definition: viewOfDefinition(definitionOf(survey, shown.definitionVersion)),
    number: shown.number,
    answers: shown.answers,
    answeredAt: iso(shown.answeredAt),
    traits: shown.scores ? traitsOf(shown.scores) : null,
    history: all.map((response) => ({ number: response.number, answeredAt: iso(response.answeredAt) })),
  };
}

const traitsOf = (scores: Record<string, number>): TraitScore[] =>
  TRAITS.flatMap((trait) => {
    const score = scores[trait.id];
    return score === undefined
      ? []
      : [{ trait: trait.id, name: trait.name, score, description: describe(trait, score) }];
  });
