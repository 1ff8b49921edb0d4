import type { EntityManager } from '#kernel/database/database.ts';
import { type RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { groupsOf, pupilIdsOf } from '#modules/assessment/database/seats.ts';
import { targetsOf } from '#modules/assessment/domain/rubrics/targets.ts';

/**
 * Whom each pupil scores: those given to them, and those they have begun with before the class changed, so that nothing
 * they wrote is lost. Pupils who have left are nobody's task.
 */
export async function peerTargets(
  em: EntityManager,
  assessment: RubricAssessment,
): Promise<{ pupils: readonly string[]; targets: Map<string, string[]> }> {
  const { classId } = assessment;
  const pupils = (await pupilIdsOf(em, [classId])).get(classId) ?? [];
  const groups = assessment.peers === 'group' ? (await groupsOf(em, [classId])).get(classId) : undefined;
  const targets = targetsOf(assessment, pupils, groups ?? new Map());
  if (assessment.peers === 'none' || assessment.peers === 'all') return { pupils, targets };
  const here = new Set(pupils);
  const begun = await em.find(
    RubricSheet,
    { assessmentId: assessment.id, as: 'peer' },
    { fields: ['pupilId', 'scorerId'] },
  );
  for (const { scorerId, pupilId } of begun) {
    const others = targets.get(scorerId);
    if (others && here.has(pupilId) && !others.includes(pupilId)) others.push(pupilId);
  }
  return { pupils, targets };
}
