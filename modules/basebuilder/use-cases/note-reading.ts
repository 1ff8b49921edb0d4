import { LockMode } from '@mikro-orm/core';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Reading } from '#modules/basebuilder/database/materials.ts';
import { theOpenSet } from '#modules/basebuilder/database/open-sets.ts';
import { leastSeconds } from '#modules/basebuilder/domain/paths/reading.ts';

/**
 * A pupil has opened a passage, or reached its end. Whether they could have read that far is judged by the server's
 * clock from the first opening on.
 */
export async function noteReading(work: Work, personId: string, setId: string, at: 'open' | 'end'): Promise<void> {
  const set = await theOpenSet(work.em, personId, setId);
  if (set.passage === '') return;
  const now = work.clock.now();
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const row = await work.em.findOne(Reading, { personId, setId }, lock);
  if (at === 'open') {
    const opened = { id: work.ids.next(), schoolId: set.schoolId, personId, setId, openedAt: now, endedAt: null };
    if (!row)
      await work.em.upsert(Reading, opened, { onConflictFields: ['personId', 'setId'], onConflictAction: 'ignore' });
    return;
  }
  const wait = row ? row.openedAt + leastSeconds(set.passage) * 1000 - now : undefined;
  if (!row || wait === undefined || wait > 0)
    throw new Refusal('CONFLICT', 'Nobody has read this to its end so quickly.', {
      data: { retryAfter: Math.ceil((wait ?? 0) / 1000) },
    });
  row.endedAt = row.endedAt ?? now;
}
