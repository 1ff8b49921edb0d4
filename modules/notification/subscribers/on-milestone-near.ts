import type { milestoneNear } from '#contracts/analytics/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** A milestone comes near, or has passed: those who have not handed in hear of it, once for each day it is due. */
export async function onMilestoneNear(work: Work, event: EnvelopeOf<typeof milestoneNear>): Promise<void> {
  const { schoolId, classId, className, milestoneId, title, dueDay, about, left, personIds } = event.data;
  await tellAll(work, personIds, {
    schoolId,
    kind: about === 'due' ? 'milestone-due' : 'milestone-overdue',
    cause: `${milestoneId}.${dueDay}`,
    values: { className, title, day: dueDay, left: Math.abs(left) },
    link: `/classes/${classId}/milestones/${milestoneId}`,
  });
}
