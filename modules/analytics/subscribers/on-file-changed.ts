import type { fileAdded, fileRemoved, fileRestored } from '#contracts/content/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import type { Work } from '#kernel/module.ts';
import { WorkFile } from '#modules/analytics/database/log.ts';

type Changed = EnvelopeOf<typeof fileAdded | typeof fileRemoved | typeof fileRestored>;

/** Which files lie at a pupil's work is known here, so that lists count them without asking content. */
const noted =
  (gone: boolean) =>
  async (work: Work, { aggregateId: id, seq, data }: Changed): Promise<void> => {
    if (data.placeKind !== 'work') return;
    const file = await work.em.findOne(WorkFile, { id });
    if (file && file.seq >= seq) return;
    const facts = { personId: data.uploadedBy, thingId: data.placeId, size: data.size, seq, gone };
    if (file) work.em.assign(file, facts);
    else work.em.create(WorkFile, { id, ...facts });
    await work.em.flush();
  };

export const onFileAdded = noted(false);
export const onFileRemoved = noted(true);
