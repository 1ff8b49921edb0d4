import type { Work } from '#kernel/module.ts';
import { RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { pairKey, withNewcomer, withoutLeaver } from '#modules/assessment/domain/rubrics/peers.ts';

/** A pupil has come into a class or left it: its open assessments go on with as little change as can be. */
export async function keepCircles(
  work: Work,
  { classId, pupilId, here }: { classId: string; pupilId: string; here: boolean },
): Promise<void> {
  const going = await work.em.find(RubricAssessment, { classId, peers: 'some', state: ['open', 'closed'] });
  for (const assessment of going) {
    const { ring, peersEach, id: assessmentId } = assessment;
    if (ring.includes(pupilId) === here) continue;
    if (!here) {
      assessment.ring = withoutLeaver(ring, pupilId);
      continue;
    }
    const sheets = await work.em.find(RubricSheet, { assessmentId, as: 'peer' }, { fields: ['scorerId', 'pupilId'] });
    const begun = new Set(sheets.map((sheet) => pairKey(sheet.scorerId, sheet.pupilId)));
    assessment.ring = withNewcomer(ring, pupilId, peersEach, begun);
  }
  await work.em.flush();
}
