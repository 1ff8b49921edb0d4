import type { surveyCompleted } from '#contracts/assessment/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { SurveyAnswer } from '#modules/analytics/database/home.ts';
import { countSurvey } from '#modules/analytics/use-cases/counters/seat.ts';

/** Who has answered which survey is counted here, so that no page has to ask assessment. */
export async function onSurveyCompleted(work: Work, { data }: EnvelopeOf<typeof surveyCompleted>): Promise<void> {
  const key = { personId: data.studentId, survey: data.survey };
  if (await work.em.count(SurveyAnswer, key)) return;
  work.em.create(SurveyAnswer, { id: work.ids.next(), ...key });
  await countSurvey(work, data.studentId);
}
