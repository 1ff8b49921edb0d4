import { themeCommented } from '#contracts/content/events.ts';
import type { ThemeId, UserId } from '#contracts/ids.ts';
import type { Work } from '#kernel/module.ts';
import { theLiveTheme } from '#modules/content/database/find-themes.ts';
import { type PersonalTheme, ThemeRemark } from '#modules/content/database/personal-themes.ts';
import { teachersOf, themeFacts } from '#modules/content/use-cases/theme-facts.ts';

export type Saying = { by: string; as: 'teacher' | 'pupil'; kind: ThemeRemark['kind']; text: string };

export const addRemark = (work: Work, theme: PersonalTheme, { by, ...said }: Saying): ThemeRemark =>
  work.em.create(ThemeRemark, {
    id: work.ids.next(),
    themeId: theme.id,
    personId: by,
    ...said,
    about: theme.revision,
    at: work.clock.now(),
    eventSeq: 0,
  });

/** A teacher says something about a theme, or the pupil answers; the other side is told. The theme's own version stays: talk is no edit. */
export async function talkAboutTheme(work: Work, id: string, by: string, text: string): Promise<ThemeRemark> {
  const theme = await theLiveTheme(work.em, id);
  const as = theme.personId === by ? 'pupil' : 'teacher';
  const remark = addRemark(work, theme, { by, as, kind: 'comment', text });
  work.publish(themeCommented, remark, {
    ...(await themeFacts(work.em, theme)),
    themeId: theme.id as ThemeId,
    by: by as UserId,
    as,
    toldIds: as === 'teacher' ? [theme.personId as UserId] : await teachersOf(work.em, theme.classId),
  });
  await work.em.flush();
  return remark;
}
