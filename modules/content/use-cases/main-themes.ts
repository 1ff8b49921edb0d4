import { mainThemeAdded, mainThemeChanged } from '#contracts/content/events.ts';
import type { ClassId, SchoolId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import { theMainTheme, theOpenClass } from '#modules/content/database/find.ts';
import { MainTheme } from '#modules/content/database/themes.ts';

export async function addMainTheme(
  work: Work,
  classId: string,
  words: { title: string; description: string },
): Promise<MainTheme> {
  const { schoolId } = await theOpenClass(work.em, classId);
  const theme = work.em.create(MainTheme, {
    id: work.ids.next(),
    schoolId,
    classId,
    ...words,
    withdrawn: false,
    createdAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });
  work.publish(mainThemeAdded, theme, factsOf(theme));
  await work.em.flush();
  return theme;
}

/** Changes the words of a main theme, withdraws it or offers it again. */
export async function changeMainTheme(
  work: Work,
  id: string,
  change: { title: string; description: string; withdrawn: boolean; version: number },
): Promise<MainTheme> {
  const theme = await theMainTheme(work.em, id);
  await theOpenClass(work.em, theme.classId);
  expectVersion(theme, change.version, 'main theme');
  const { title, description, withdrawn } = change;
  if (theme.title === title && theme.description === description && theme.withdrawn === withdrawn) return theme;
  Object.assign(theme, { title, description, withdrawn });
  work.publish(mainThemeChanged, theme, factsOf(theme));
  await work.em.flush();
  return theme;
}

const factsOf = (theme: MainTheme) => ({
  schoolId: theme.schoolId as SchoolId,
  classId: theme.classId as ClassId,
  title: theme.title,
  withdrawn: theme.withdrawn,
});
