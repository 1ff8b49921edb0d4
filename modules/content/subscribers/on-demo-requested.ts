import type { EnvelopeOf } from '#contracts/define.ts';
import type { demoRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { demoCurricula } from '#modules/content/jobs/demo-curricula.ts';
import { demoThemes } from '#modules/content/jobs/demo-themes.ts';

/** A sample school is being filled: its classes get their plans and themes once they are there. */
export async function onDemoRequested(work: Work, event: EnvelopeOf<typeof demoRequested>): Promise<void> {
  const { schoolId, pupils } = event.data;
  work.startJob(demoCurricula, { schoolId });
  work.startJob(demoThemes, { schoolId, pupils });
}
