import { themeProposed } from '#contracts/content/events.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theLiveTheme } from '#modules/content/database/find-themes.ts';
import type { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { teachersOf, themeFacts } from '#modules/content/use-cases/theme-facts.ts';
import { closeRevision } from '#modules/content/use-cases/write-theme.ts';

/** Shows a theme to the teachers of the class and asks for their approval. */
export async function proposeTheme(work: Work, id: string, version: number): Promise<PersonalTheme> {
  const theme = await theLiveTheme(work.em, id);
  if (theme.state === 'proposed' || theme.state === 'approved')
    throw new Refusal('ALREADY_PROPOSED', 'This theme has been proposed already.');
  expectVersion(theme, version, 'theme');
  await closeRevision(work, theme);
  Object.assign(theme, { state: 'proposed', shown: true, proposedAt: work.clock.now() });
  const teacherIds = await teachersOf(work.em, theme.classId);
  work.publish(themeProposed, theme, { ...(await themeFacts(work.em, theme)), teacherIds });
  await work.em.flush();
  return theme;
}

/** Takes a proposal back, to go on writing. */
export async function withdrawTheme(work: Work, id: string, version: number): Promise<PersonalTheme> {
  const theme = await theLiveTheme(work.em, id);
  if (theme.state !== 'proposed') throw notProposed();
  expectVersion(theme, version, 'theme');
  Object.assign(theme, { state: 'draft', proposedAt: null });
  await work.em.flush();
  return theme;
}

export const notProposed = () => new Refusal('NOT_PROPOSED', 'This theme does not wait for a decision (any more).');
