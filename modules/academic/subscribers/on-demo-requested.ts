import type { EnvelopeOf } from '#contracts/define.ts';
import type { demoRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { demoClasses } from '#modules/academic/jobs/demo-classes.ts';

/** Sample people are on their way: classes follow once they sit in their class groups. */
export async function onDemoRequested(work: Work, event: EnvelopeOf<typeof demoRequested>): Promise<void> {
  work.startJob(demoClasses, { schoolId: event.data.schoolId, pupils: event.data.pupils });
}
