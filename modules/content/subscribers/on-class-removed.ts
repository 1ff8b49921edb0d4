import type { classRemoved } from '#contracts/academic/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { removeFilesOf } from '#modules/content/use-cases/files/remove-file.ts';

export const onClassRemoved = (work: Work, event: EnvelopeOf<typeof classRemoved>): Promise<void> =>
  removeFilesOf(work, { placeKind: 'class', placeId: event.aggregateId });
