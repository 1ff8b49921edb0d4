import { themeSelected, themeUnselected } from '#contracts/content/events.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { approvalFirstIn, heldSelection, theLiveTheme } from '#modules/content/database/find-themes.ts';
import { type PersonalTheme, ThemeSelection } from '#modules/content/database/personal-themes.ts';
import { mayBeSelected } from '#modules/content/domain/theme.ts';
import { selectionFacts } from '#modules/content/use-cases/theme-facts.ts';

/** A pupil chooses one of their themes; what was chosen before in this class is chosen no more. */
export async function selectTheme(work: Work, id: string): Promise<void> {
  const theme = await theLiveTheme(work.em, id);
  const chosen = await heldSelection(work.em, theme);
  if (!mayBeSelected(theme.state, await approvalFirstIn(work.em, theme.classId)))
    throw new Refusal('APPROVAL_FIRST', 'In this class a theme is chosen after a teacher has approved it.');
  if (chosen?.themeId === theme.id) return;
  const selection =
    chosen ??
    work.em.create(ThemeSelection, {
      id: work.ids.next(),
      schoolId: theme.schoolId,
      classId: theme.classId,
      personId: theme.personId,
      at: work.clock.now(),
      eventSeq: 0,
      version: 1,
    });
  selection.themeId = theme.id;
  selection.at = work.clock.now();
  work.publish(themeSelected, selection, selectionFacts(theme));
  await work.em.flush();
}

/** Nothing is chosen for now; no change where another theme is chosen. */
export async function unselectTheme(work: Work, theme: PersonalTheme): Promise<void> {
  const selection = await heldSelection(work.em, theme);
  if (selection?.themeId !== theme.id) return;
  selection.themeId = null;
  selection.at = work.clock.now();
  work.publish(themeUnselected, selection, selectionFacts(theme));
  await work.em.flush();
}

/** The words of a chosen theme have changed: whoever keeps a copy hears the new ones. */
export async function tellNewWordsIfSelected(work: Work, theme: PersonalTheme): Promise<void> {
  const selection = await work.em.findOne(ThemeSelection, { classId: theme.classId, personId: theme.personId });
  if (selection?.themeId === theme.id) work.publish(themeSelected, selection, selectionFacts(theme));
}
