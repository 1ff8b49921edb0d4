import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import { approvalFirstIn, newestRevision, theLiveTheme, thePupilOf } from '#modules/content/database/find-themes.ts';
import { PersonalTheme, ThemeRevision } from '#modules/content/database/personal-themes.ts';
import { MainTheme } from '#modules/content/database/themes.ts';
import { sameWording, stateAfterRewording, type Wording, wordingOf } from '#modules/content/domain/theme.ts';
import { tellNewWordsIfSelected, unselectTheme } from '#modules/content/use-cases/select-theme.ts';

export type ThemeWords = Wording & {
  description: string;
  rationale: string;
  approach: string;
  potential: string;
  mainThemeId: string | null;
};
const ALL = ['title', 'question', 'description', 'rationale', 'approach', 'potential', 'mainThemeId'] as const;
type Saving = { note?: string; autosave: boolean };

/** A pupil begins a theme of their own, or takes one over from the AI's proposals (`origin`). */
export async function addTheme(
  work: Work,
  classId: string,
  personId: string,
  words: ThemeWords,
  { autosave, origin = 'hand', id }: { autosave: boolean; origin?: 'hand' | 'ai'; id?: string },
): Promise<PersonalTheme> {
  const { schoolId } = await theOpenClass(work.em, classId);
  await thePupilOf(work.em, classId, personId);
  await expectMainTheme(work, classId, words.mainThemeId);
  const now = work.clock.now();
  const theme = work.em.create(PersonalTheme, {
    id: id ?? work.ids.next(),
    schoolId,
    classId,
    personId,
    origin,
    ...words,
    ...wordingOf(words),
    state: 'draft',
    shown: false,
    archived: false,
    revision: 1,
    createdAt: now,
    changedAt: now,
    eventSeq: 0,
    version: 1,
  });
  writeRevision(work, theme, { autosave });
  await work.em.flush();
  return theme;
}

/** Changes the words; another title or question is a new version of the question. */
export async function changeTheme(
  work: Work,
  id: string,
  { version, note, autosave, ...given }: ThemeWords & { version: number } & Saving,
): Promise<PersonalTheme> {
  const theme = await theLiveTheme(work.em, id);
  expectVersion(theme, version, 'theme');
  const words = { ...given, ...wordingOf(given) };
  if ((theme.mainThemeId ?? null) !== words.mainThemeId) await expectMainTheme(work, theme.classId, words.mainThemeId);
  const reworded = !sameWording(theme, words);
  const same = ALL.every((name) => (theme[name] ?? null) === words[name]);
  work.em.assign(theme, words);
  if (reworded) await reword(work, theme, { autosave, note: note ?? '' });
  else if (!autosave) await closeRevision(work, theme, note);
  if (!same) theme.changedAt = work.clock.now();
  await work.em.flush();
  return theme;
}

/** An old wording becomes the newest version; the versions between stay. */
export async function restoreWording(work: Work, id: string, number: number, version: number): Promise<PersonalTheme> {
  const theme = await theLiveTheme(work.em, id);
  expectVersion(theme, version, 'theme');
  const old = await work.em.findOne(ThemeRevision, { themeId: id, number });
  if (!old) throw notFound('version');
  if (sameWording(old, theme)) return theme;
  Object.assign(theme, { title: old.title, question: old.question });
  await reword(work, theme, { autosave: false, restoredFrom: number });
  theme.changedAt = work.clock.now();
  await work.em.flush();
  return theme;
}

type NewRevision = Saving & { restoredFrom?: number };

async function reword(work: Work, theme: PersonalTheme, saving: NewRevision): Promise<void> {
  const newest = await newestRevision(work.em, theme);
  if (newest.open && saving.restoredFrom === undefined) {
    Object.assign(newest, { title: theme.title, question: theme.question, at: work.clock.now() });
    await closeRevision(work, theme, saving.note, saving.autosave);
  } else {
    newest.open = false;
    theme.revision += 1;
    writeRevision(work, theme, saving);
  }
  const before = theme.state;
  theme.state = stateAfterRewording(theme.state);
  if (before === 'approved' && (await approvalFirstIn(work.em, theme.classId))) await unselectTheme(work, theme);
  else await tellNewWordsIfSelected(work, theme);
}

function writeRevision(work: Work, theme: PersonalTheme, { note = '', autosave, restoredFrom }: NewRevision): void {
  work.em.create(ThemeRevision, {
    id: work.ids.next(),
    themeId: theme.id,
    number: theme.revision,
    title: theme.title,
    question: theme.question,
    note,
    personId: work.actor ?? theme.personId,
    restoredFrom: restoredFrom ?? null,
    open: autosave,
    at: work.clock.now(),
  });
}

/** Saved or shown: what autosave has gathered is a version from now on. */
export async function closeRevision(work: Work, theme: PersonalTheme, note = '', stillOpen = false): Promise<void> {
  const newest = await newestRevision(work.em, theme);
  if (!newest.open) return;
  newest.open = stillOpen;
  if (note) newest.note = note;
}

async function expectMainTheme(work: Work, classId: string, id: string | null): Promise<void> {
  if (id === null) return;
  if ((await work.em.count(MainTheme, { id, classId, withdrawn: false })) === 0)
    throw refuseField('UNPROCESSABLE', 'mainThemeId', 'not_of_class', 'This main theme is not offered in this class.');
}
