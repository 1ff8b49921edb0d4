import type { EnvelopeOf } from '#contracts/define.ts';
import type { demoRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { demoCurricula } from '#modules/content/jobs/demo-curricula.ts';

/** A sample school is being filled: its classes get their plans once they are there. */
export async function onDemoRequested(work: Work, event: EnvelopeOf<typeof demoRequested>): Promise<void> {
  work.startJob(demoCurricula, { schoolId: event.data.schoolId });
}
