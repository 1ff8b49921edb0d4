import { MINUTE } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { Reading } from '#modules/assessment/database/surveys.ts';

/** Whoever looks again within this time is still at the same reading. */
const SAME_READING = 10 * MINUTE;

/** Writes down that somebody looked at what is confidential about a pupil: who, what, when and how often. */
export async function noteReading(
  work: Work,
  reading: { schoolId: string; personId: string; readerId: string; what: 'personality' },
): Promise<void> {
  const now = work.clock.now();
  const { readerId, personId, what } = reading;
  const going = await work.em.findOne(Reading, { readerId, personId, what, lastAt: { $gte: now - SAME_READING } });
  if (going) {
    going.lastAt = now;
    going.times += 1;
  } else {
    work.em.create(Reading, { id: work.ids.next(), ...reading, firstAt: now, lastAt: now, times: 1, version: 1 });
  }
  await work.em.flush();
}
