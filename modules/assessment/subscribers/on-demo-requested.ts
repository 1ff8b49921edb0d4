import type { EnvelopeOf } from '#contracts/define.ts';
import type { demoRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { demoQuizzes } from '#modules/assessment/jobs/demo-quizzes.ts';
import { demoRubrics } from '#modules/assessment/jobs/demo-rubrics.ts';
import { demoSurveys } from '#modules/assessment/jobs/demo-surveys.ts';

/** A sample school is being filled: its pupils answer surveys, take quizzes and score each other once they are there. */
export async function onDemoRequested(work: Work, event: EnvelopeOf<typeof demoRequested>): Promise<void> {
  const { schoolId, pupils } = event.data;
  work.startJob(demoSurveys, { schoolId, pupils });
  work.startJob(demoQuizzes, { schoolId, pupils });
  work.startJob(demoRubrics, { schoolId, pupils });
}
