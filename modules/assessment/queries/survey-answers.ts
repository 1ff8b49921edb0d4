import { surveyAnswers } from '#contracts/assessment/queries.ts';
import type { SurveyType } from '#contracts/assessment/surveys.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { answer } from '#kernel/module.ts';
import { SurveyResponse } from '#modules/assessment/database/surveys.ts';
import type { Answer, Question } from '#modules/assessment/domain/surveys/definition.ts';
import { definitionOf } from '#modules/assessment/domain/surveys/definitions.ts';
import { describe, TRAITS } from '#modules/assessment/domain/surveys/traits.ts';

type Language = 'ja' | 'en';

/** What a pupil handed in last, in words; of the personality survey the descriptions, never a number. */
export const answerSurveyAnswers = answer(surveyAnswers, async (context, { studentId, language }) => {
  const surveys = await Promise.all(
    (['interest', 'personality'] as const).map((type) => newest(context.read(), studentId, type)),
  );
  return {
    surveys: surveys.flatMap((response) =>
      response
        ? [
            {
              type: response.survey,
              answers: response.scores ? traitsIn(response.scores, language) : interestsIn(response, language),
            },
          ]
        : [],
    ),
  };
});

const newest = (em: EntityManager, personId: string, survey: SurveyType) =>
  em.findOne(SurveyResponse, { personId, survey }, { orderBy: { number: 'desc' } });

const traitsIn = (scores: Record<string, number>, language: Language) =>
  TRAITS.flatMap((trait) => {
    const score = scores[trait.id];
    if (score === undefined) return [];
    return [{ questionId: trait.id, question: trait.name[language], answer: describe(trait, score)[language] }];
  });

const interestsIn = (response: SurveyResponse, language: Language) =>
  definitionOf(response.survey, response.definitionVersion).questions.flatMap((question) => {
    const said = inWords(question, response.answers[question.id], language);
    return said ? [{ questionId: question.id, question: question.title[language], answer: said }] : [];
  });

function inWords(question: Question, given: Answer | undefined, language: Language): string {
  if (question.kind === 'choices' && Array.isArray(given))
    return question.options
      .filter((option) => given.includes(option.id))
      .map((option) => option.words[language])
      .join(language === 'ja' ? '、' : ', ');
  return typeof given === 'string' ? given.trim() : '';
}
