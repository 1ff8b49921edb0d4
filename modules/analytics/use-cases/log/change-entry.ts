import { notFound, versionConflict } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theEntry } from '#modules/analytics/database/find-entries.ts';
import type { Written } from '#modules/analytics/domain/log/entry.ts';
import { keepEntry } from '#modules/analytics/use-cases/log/keep-entry.ts';

/** A pupil changes an entry that is there. */
export async function changeEntry(work: Work, personId: string, sent: Written & { id: string }): Promise<void> {
  const there = await theEntry(work.em, sent.id);
  if (there.personId !== personId) throw notFound('entry');
  const { verdict } = await keepEntry(work, personId, sent);
  if (verdict === 'conflict') throw versionConflict('entry');
}
