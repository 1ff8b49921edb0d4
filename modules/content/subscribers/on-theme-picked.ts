import type { themePicked } from '#contracts/ai/events.ts';
import type { EnvelopeOf } from '#contracts/define.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { MainTheme } from '#modules/content/database/themes.ts';
import { addTheme } from '#modules/content/use-cases/write-theme.ts';

/** A pupil has picked a proposal of the AI: a draft of theirs, as one they had begun by hand. Nothing is selected. */
export async function onThemePicked(work: Work, { data, personal }: EnvelopeOf<typeof themePicked>): Promise<void> {
  const { themeId: id, classId, personId } = data;
  // Emptied when the person was erased meanwhile: there is nothing to begin.
  if (!personal || (await work.em.count(PersonalTheme, { id })) > 0) return;
  const offered = data.mainThemeId && (await work.em.count(MainTheme, { id: data.mainThemeId, withdrawn: false })) > 0;
  const words = { ...personal, mainThemeId: offered ? data.mainThemeId : null };
  try {
    await addTheme(work, classId, personId, words, { autosave: false, origin: 'ai', id });
  } catch (refusal) {
    // The class was put away or left between the pick and now; the words stay with the proposals.
    if (!(refusal instanceof Refusal)) throw refusal;
    work.log.info({ themeId: id, code: refusal.code }, 'a picked proposal has no class any more');
  }
}
