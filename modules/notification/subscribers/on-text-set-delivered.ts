import type { textSetDelivered } from '#contracts/basebuilder/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** A text set was given to a class: its pupils hear of it, once for each delivery. */
export async function onTextSetDelivered(work: Work, event: EnvelopeOf<typeof textSetDelivered>): Promise<void> {
  const { schoolId, className, title, setId, toldIds } = event.data;
  await tellAll(work, toldIds, {
    ...{ schoolId, kind: 'text-set-delivered', cause: event.aggregateId },
    values: { className, title },
    link: `/practice/texts/${setId}`,
  });
}
