import type { summaryAccepted } from '#contracts/ai/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { ReportSummary } from '#modules/analytics/database/reports.ts';

/** A teacher's summary of what a pupil did stands in the pupil's reports from now on; the last one counts. */
export async function onSummaryAccepted(work: Work, event: EnvelopeOf<typeof summaryAccepted>): Promise<void> {
  const { schoolId, classId, personId, acceptedBy } = event.data;
  const { text } = event.personal;
  const acceptedAt = Date.parse(event.at);
  const known = await work.em.findOne(ReportSummary, { classId, personId });
  if (!known) {
    const id = work.ids.next();
    work.em.create(ReportSummary, { id, schoolId, classId, personId, text, acceptedBy, acceptedAt });
  } else if (acceptedAt >= known.acceptedAt) work.em.assign(known, { text, acceptedBy, acceptedAt });
}
