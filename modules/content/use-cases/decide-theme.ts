import { themeApproved, themeReturned } from '#contracts/content/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import { theLiveTheme } from '#modules/content/database/find-themes.ts';
import type { PersonalTheme } from '#modules/content/database/personal-themes.ts';
import { notProposed } from '#modules/content/use-cases/propose-theme.ts';
import { addRemark } from '#modules/content/use-cases/talk-about-theme.ts';
import { themeFacts } from '#modules/content/use-cases/theme-facts.ts';

export type Decision = { by: string; version: number; comment: string };

/** A teacher puts the stamp on the wording they have read. */
export async function approveTheme(work: Work, id: string, { by, version, comment }: Decision): Promise<PersonalTheme> {
  const theme = await theProposal(work, id, version);
  Object.assign(theme, {
    state: 'approved',
    approvedAt: work.clock.now(),
    approvedBy: by,
    approvedRevision: theme.revision,
    proposedAt: null,
  });
  addRemark(work, theme, { by, as: 'teacher', kind: 'approved', text: comment });
  work.publish(themeApproved, theme, { ...(await themeFacts(work.em, theme)), by: by as UserId, comment });
  await work.em.flush();
  return theme;
}

/** A teacher gives a proposal back and says what is missing. */
export async function returnTheme(work: Work, id: string, { by, version, comment }: Decision): Promise<PersonalTheme> {
  const theme = await theProposal(work, id, version);
  Object.assign(theme, { state: 'returned', proposedAt: null });
  addRemark(work, theme, { by, as: 'teacher', kind: 'returned', text: comment });
  work.publish(themeReturned, theme, { ...(await themeFacts(work.em, theme)), by: by as UserId, comment });
  await work.em.flush();
  return theme;
}

async function theProposal(work: Work, id: string, version: number): Promise<PersonalTheme> {
  const theme = await theLiveTheme(work.em, id);
  if (theme.state !== 'proposed') throw notProposed();
  expectVersion(theme, version, 'theme');
  return theme;
}
