import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import {
  ClassThemeRules,
  PersonalTheme,
  ThemeRevision,
  ThemeSelection,
} from '#modules/content/database/personal-themes.ts';
import { memberships } from '#modules/content/replicas/academic.ts';

/** A theme that is there: deleted ones are not. */
export async function theTheme(em: EntityManager, id: string): Promise<PersonalTheme> {
  const theme = await em.findOne(PersonalTheme, { id });
  if (!theme || (theme.removedAt ?? null) !== null) throw notFound('theme');
  return theme;
}

/** A theme its class and its writer still work on: neither put away nor left. */
export async function theLiveTheme(em: EntityManager, id: string): Promise<PersonalTheme> {
  const theme = await theTheme(em, id);
  await theOpenClass(em, theme.classId);
  await thePupilOf(em, theme.classId, theme.personId);
  if (theme.archived) throw new Refusal('THEME_ARCHIVED', 'This theme has been put away. Take it out again first.');
  return theme;
}

/** Refuses who does not sit in the class as a pupil (any more). */
export async function thePupilOf(em: EntityManager, classId: string, personId: string): Promise<void> {
  const seat = { placeId: classId, personId, placeKind: 'class', as: 'student', gone: false } as const;
  if ((await em.count(memberships.entity, seat)) === 0)
    throw new Refusal('LEFT_CLASS', 'Only a pupil of this class can do this.');
}

export const approvalFirstIn = async (em: EntityManager, classId: string): Promise<boolean> =>
  (await em.findOne(ClassThemeRules, { id: classId }))?.approvalFirst ?? false;

/** The newest version of a theme's wording. */
export const newestRevision = (em: EntityManager, theme: PersonalTheme): Promise<ThemeRevision> =>
  em.findOneOrFail(ThemeRevision, { themeId: theme.id, number: theme.revision });

/** What a pupil has chosen in a class, held until the end of the transaction: two choices at once follow each other. */
export async function heldSelection(em: EntityManager, theme: PersonalTheme): Promise<ThemeSelection | null> {
  const { classId, personId } = theme;
  // What is read again under the lock must not undo what was changed before it.
  await em.flush();
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  await em.find(PersonalTheme, { classId, personId }, { ...lock, orderBy: { id: 'asc' } });
  return em.findOne(ThemeSelection, { classId, personId }, lock);
}
