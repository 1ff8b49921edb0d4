import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { CoachCare } from '#modules/ai/database/conversations.ts';
import { RISKS, type RiskList } from '#modules/ai/domain/coach/risk/find.ts';

/** A school sets its own words of risk and whom its pupils are told of. */
export async function changeCare(
  work: Work,
  schoolId: string,
  { version, words, contact }: { version: number; words: RiskList; contact: { ja: string; en: string } },
): Promise<void> {
  const known = await work.em.findOne(CoachCare, { id: schoolId });
  if ((known?.version ?? 0) !== version) throw versionConflict('setting');
  const values = { words: withoutTwins(words), contactJa: contact.ja.trim(), contactEn: contact.en.trim() };
  if (known) Object.assign(known, values);
  else work.em.create(CoachCare, { id: schoolId, ...values, version: 1 });
  try {
    await work.em.flush();
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException ? versionConflict('setting') : error;
  }
}

const withoutTwins = (words: RiskList): RiskList =>
  Object.fromEntries(RISKS.map((risk) => [risk, [...new Set(words[risk])]])) as Record<
    (typeof RISKS)[number],
    string[]
  >;
