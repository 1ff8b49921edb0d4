import type { ClassId, MainThemeId, SchoolId, ThemeId, UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { classes, memberships } from '#modules/content/replicas/academic.ts';

/** What the others are told of a theme. */
export async function themeFacts(em: EntityManager, theme: PersonalTheme) {
  const schoolClass = await em.findOne(classes.entity, { id: theme.classId });
  return {
    schoolId: theme.schoolId as SchoolId,
    classId: theme.classId as ClassId,
    className: schoolClass?.name ?? '',
    personId: theme.personId as UserId,
    mainThemeId: (theme.mainThemeId ?? null) as MainThemeId | null,
    origin: theme.origin,
    title: theme.title,
    question: theme.question,
    revision: theme.revision,
  };
}

export const selectionFacts = (theme: PersonalTheme) => ({
  schoolId: theme.schoolId as SchoolId,
  classId: theme.classId as ClassId,
  personId: theme.personId as UserId,
  themeId: theme.id as ThemeId,
  mainThemeId: (theme.mainThemeId ?? null) as MainThemeId | null,
  title: theme.title,
  question: theme.question,
});

export async function teachersOf(em: EntityManager, classId: string): Promise<UserId[]> {
  const seats = await em.find(memberships.entity, { placeId: classId, as: 'teacher', gone: false });
  return seats.map((seat) => seat.personId as UserId);
}
