import { ENTRY_TAGS } from '#contracts/analytics/entries.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/analytics/database/find.ts';
import { LogTag } from '#modules/analytics/database/log.ts';

const MOST = 30;

/** A class gets a tag of its own; one that was there before is offered again. */
export async function addLogTag(work: Work, classId: string, name: string): Promise<LogTag> {
  const { em } = work;
  const { schoolId } = await theOpenClass(em, classId);
  const there = await em.findOne(LogTag, { classId, name });
  if ((ENTRY_TAGS as readonly string[]).includes(name) || (there && !there.removed))
    throw new Refusal('LABEL_TAKEN', 'There is such a tag already.', {
      fields: [{ path: 'name', reason: 'taken', detail: 'There is such a tag already.' }],
    });
  if ((await em.count(LogTag, { classId, removed: false })) >= MOST)
    throw new Refusal('UNPROCESSABLE', `A class adds at most ${MOST} tags.`, {
      fields: [{ path: 'name', reason: 'too_many_tags', detail: `A class adds at most ${MOST} tags.` }],
    });
  const tag = there ?? em.create(LogTag, { id: work.ids.next(), schoolId, classId, name, removed: false });
  tag.removed = false;
  await em.flush();
  return tag;
}

/** It is offered no more; entries that have it keep it. */
export async function removeLogTag(work: Work, id: string): Promise<void> {
  const tag = await work.em.findOne(LogTag, { id });
  if (!tag) throw notFound('tag');
  tag.removed = true;
  await work.em.flush();
}
