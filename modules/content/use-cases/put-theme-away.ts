import { DAY } from '#kernel/clock.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import { theLiveTheme } from '#modules/content/database/find-themes.ts';
import { PersonalTheme, ThemeRemark, ThemeRevision } from '#modules/content/database/personal-themes.ts';
import { removeFilesOf } from '#modules/content/use-cases/files/remove-file.ts';
import { unselectTheme } from '#modules/content/use-cases/select-theme.ts';

/** Deletes a draft no teacher has seen; for 30 days it can be taken back. */
export async function removeTheme(work: Work, id: string): Promise<void> {
  const theme = await theLiveTheme(work.em, id);
  if (theme.shown || (await work.em.count(ThemeRemark, { themeId: id })))
    throw new Refusal('HAS_WORK', 'A teacher has seen this theme: it can only be put away.');
  await unselectTheme(work, theme);
  theme.removedAt = work.clock.now();
  await work.em.flush();
}

/** Puts a theme away. What waited for a decision does not wait any more, what was chosen is not chosen any more. */
export async function archiveTheme(work: Work, id: string): Promise<void> {
  const theme = await theLiveTheme(work.em, id);
  await unselectTheme(work, theme);
  if (theme.state === 'proposed') Object.assign(theme, { state: 'draft', proposedAt: null });
  theme.archived = true;
  await work.em.flush();
}

/** Takes back what was deleted or put away. */
export async function restoreTheme(work: Work, id: string): Promise<void> {
  const theme = await work.em.findOne(PersonalTheme, { id });
  if (!theme) throw notFound('theme');
  await theOpenClass(work.em, theme.classId);
  Object.assign(theme, { archived: false, removedAt: null });
  await work.em.flush();
}

const KEPT = 30 * DAY;

/** Deleted drafts go for good after a while, with their versions. */
export async function forgetRemovedThemes(context: ModuleContext): Promise<void> {
  await context.transact(async (work) => {
    const { em, clock } = work;
    const old = await em.find(PersonalTheme, { removedAt: { $lt: clock.now() - KEPT } }, { limit: 200 });
    const themeId = old.map(({ id }) => id);
    if (themeId.length === 0) return;
    for (const placeId of themeId) await removeFilesOf(work, { placeKind: 'theme', placeId });
    await em.nativeDelete(ThemeRevision, { themeId });
    await em.nativeDelete(ThemeRemark, { themeId });
    await em.nativeDelete(PersonalTheme, { id: themeId });
  });
}
