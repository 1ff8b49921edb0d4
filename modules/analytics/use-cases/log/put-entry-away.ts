import { DAY } from '#kernel/clock.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import { theEntry } from '#modules/analytics/database/find-entries.ts';
import { Entry, EntryRemark, EntryTalk } from '#modules/analytics/database/log.ts';
import { countEntries, holdSeat } from '#modules/analytics/use-cases/log/count-entries.ts';
import { enter, withdraw } from '#modules/analytics/use-cases/log/keep-entry.ts';

/** Deletes an entry no teacher has answered; for 30 days it can be taken back. */
export async function removeEntry(work: Work, id: string): Promise<void> {
  const entry = await theEntry(work.em, id);
  const talk = await work.em.findOne(EntryTalk, { id });
  if (talk && (talk.remarks > 0 || (talk.stars ?? null) !== null))
    throw new Refusal('HAS_WORK', 'A teacher has answered this entry: it stays.');
  if (entry.state === 'entered') await holdSeat(work, entry);
  entry.removedAt = work.clock.now();
  if (entry.state === 'entered') {
    await withdraw(work, entry);
    await countEntries(work, entry, { from: entry.day, to: null });
  }
  await work.em.flush();
}

/** Takes it back as it was. */
export async function restoreEntry(work: Work, id: string): Promise<void> {
  const entry = await work.em.findOne(Entry, { id });
  if (!entry) throw notFound('entry');
  if ((entry.removedAt ?? null) === null) return;
  await theOpenClass(work.em, entry.classId);
  if (entry.state === 'entered') await holdSeat(work, entry);
  entry.removedAt = null;
  if (entry.state === 'entered') {
    await enter(work, entry, true);
    await countEntries(work, entry, { from: null, to: entry.day });
  }
  await work.em.flush();
}

const KEPT = 30 * DAY;

/** Deleted entries go for good after a while. */
export async function forgetRemovedEntries(context: ModuleContext): Promise<void> {
  await context.transact(async ({ em, clock }) => {
    const old = await em.find(Entry, { removedAt: { $lt: clock.now() - KEPT } }, { limit: 200, fields: ['id'] });
    const ids = old.map(({ id }) => id);
    if (ids.length === 0) return;
    await em.nativeDelete(EntryRemark, { entryId: ids });
    await em.nativeDelete(EntryTalk, { id: ids });
    await em.nativeDelete(Entry, { id: ids });
  });
}
