import type { EnvelopeOf } from '#contracts/define.ts';
import type { demoRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { demoMaterials } from '#modules/basebuilder/jobs/demo-materials.ts';

/** A sample school is being filled: it gets words to learn once its classes are there. */
export async function onDemoRequested(work: Work, event: EnvelopeOf<typeof demoRequested>): Promise<void> {
  const { schoolId, by, pupils } = event.data;
  work.startJob(demoMaterials, { schoolId, by, pupils });
}
