import { LockMode } from '@mikro-orm/core';
import { MOST_LINKS, type ThingKind } from '#contracts/basebuilder/theme-links.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/basebuilder/database/find-materials.ts';
import { KnowledgeItem, TextSet, ThemeLink } from '#modules/basebuilder/database/materials.ts';
import { chosenTheme } from '#modules/basebuilder/database/read-models/themes/chosen.ts';

export type Link = { classId: string; themeId: string; kind: ThingKind; thingId: string; relevance: number };

/**
 * Says how close an item or a set is to a theme a pupil has chosen; said again, the relevance is the last one said. The
 * thing is held before anything is read: two who link it at the same time follow one another and make one link.
 */
export async function linkTheme(work: Work, by: string, link: Link): Promise<void> {
  const { classId, themeId, kind, thingId, relevance } = link;
  const thing = await heldThing(work, kind, thingId);
  const { schoolId } = await theOpenClass(work.em, classId);
  if (!(await chosenTheme(work.em, classId, { themeId })))
    throw refuseField('UNPROCESSABLE', 'themeId', 'theme_not_chosen', 'No pupil of this class has chosen this theme.');
  if (thing?.schoolId !== schoolId)
    throw refuseField('UNPROCESSABLE', 'thingId', `unknown_${kind}`, 'There is no such word or set in this school.');
  if ((thing.archivedAt ?? null) !== null)
    throw refuseField('UNPROCESSABLE', 'thingId', 'put_away', 'This has been put away. Take it out again first.');
  const [known] = await work.em.find(ThemeLink, { themeId, thingId }, { refresh: true });
  if (known) {
    known.relevance = relevance;
    return;
  }
  if ((await work.em.count(ThemeLink, { themeId })) >= MOST_LINKS)
    throw refuseField('UNPROCESSABLE', 'themeId', 'too_many_links', `A theme takes ${MOST_LINKS} links at most.`);
  work.em.create(ThemeLink, {
    id: work.ids.next(),
    schoolId,
    thingKind: kind,
    thingId,
    themeKind: 'personal',
    themeId,
    classId,
    relevance,
    linkedBy: by,
    linkedAt: work.clock.now(),
    version: 1,
  });
}

function heldThing({ em }: Work, kind: ThingKind, id: string): Promise<KnowledgeItem | TextSet | null> {
  const held = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  return kind === 'item' ? em.findOne(KnowledgeItem, { id }, held) : em.findOne(TextSet, { id }, held);
}

export async function unlinkTheme(
  work: Work,
  { classId, themeId, thingId }: Pick<Link, 'classId' | 'themeId' | 'thingId'>,
): Promise<void> {
  await theOpenClass(work.em, classId);
  await work.em.nativeDelete(ThemeLink, { classId, themeId, thingId });
}
