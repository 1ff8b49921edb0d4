import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { theOpenClass, thePupilOf } from '#modules/analytics/database/find.ts';
import { Entry, EntryTalk } from '#modules/analytics/database/log.ts';

/** An entry that is there: deleted ones are not. */
export async function theEntry(em: EntityManager, id: string): Promise<Entry> {
  const entry = await em.findOne(Entry, { id });
  if (!entry || (entry.removedAt ?? null) !== null) throw notFound('entry');
  return entry;
}

/** An entry one may talk about: entered, in a class that is not put away, by a pupil who still sits there. */
export async function theEnteredEntry(em: EntityManager, id: string): Promise<{ entry: Entry; talk: EntryTalk }> {
  const entry = await theEntry(em, id);
  if (entry.state !== 'entered') throw notFound('entry');
  await theOpenClass(em, entry.classId);
  await thePupilOf(em, entry.classId, entry.personId);
  return { entry, talk: await em.findOneOrFail(EntryTalk, { id }) };
}
