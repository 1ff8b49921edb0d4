import type { EnvelopeOf } from '#contracts/define.ts';
import type { demoRequested } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { demoWork } from '#modules/analytics/jobs/demo-work.ts';

/** A sample school is being filled: its pupils have some weeks of work behind them. */
export async function onDemoRequested(work: Work, event: EnvelopeOf<typeof demoRequested>): Promise<void> {
  const { schoolId, pupils } = event.data;
  work.startJob(demoWork, { schoolId, pupils });
}
