import type { endpointRefused } from '#contracts/ai/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { administratorsOf } from '#modules/notification/database/recipients.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** Models refuse a school's calls: its administrators hear of it, once a day and reason. */
export async function onEndpointRefused(work: Work, event: EnvelopeOf<typeof endpointRefused>): Promise<void> {
  const { schoolId, settingId, kind, day } = event.data;
  const administrators = await administratorsOf(work.em, schoolId);
  await tellAll(
    work,
    administrators.map(({ id }) => id),
    { schoolId, kind: 'ai-refused', cause: `${settingId} ${kind} ${day}`, values: {}, link: '/ai/settings' },
  );
}
