import { feedbackAnswered, feedbackGiven } from '#contracts/analytics/events.ts';
import { notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theEnteredEntry } from '#modules/analytics/database/find-entries.ts';
import { EntryRemark, type EntryTalk } from '#modules/analytics/database/log.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';
import { talkFacts } from '#modules/analytics/use-cases/log/facts.ts';

/** A teacher has opened an entry: it waits no more. The pupil has opened the answer: it is no news any more. */
export async function readEntry(work: Work, id: string, by: string): Promise<void> {
  const { entry, talk } = await theEnteredEntry(work.em, id);
  if (entry.personId === by) talk.newsAt = null;
  else markRead(work, talk, by);
  await work.em.flush();
}

/** Stars of a teacher. The pupil is told of the first ones only: whoever thinks again does not ring twice. */
export async function starEntry(work: Work, id: string, by: string, stars: number | null): Promise<void> {
  const { em } = work;
  const { entry, talk } = await theEnteredEntry(em, id);
  const before = talk.stars ?? null;
  if (before === stars) return;
  talk.stars = stars;
  markRead(work, talk, by);
  if (stars !== null && before === null) {
    talk.newsAt ??= work.clock.now();
    const told = await talkFacts(em, entry, by, [entry.personId]);
    work.publish(feedbackGiven, talk, { ...told, stars, text: '' });
  }
  await em.flush();
}

export type Saying = { id: string; by: string; text: string };

/** A teacher says something about an entry, or the pupil answers; the other side is told. Sent twice, it is said once. */
export async function remarkEntry(work: Work, entryId: string, { id, by, text }: Saying): Promise<void> {
  const { em } = work;
  const { entry, talk } = await theEnteredEntry(em, entryId);
  const said = await em.findOne(EntryRemark, { id });
  if (said && (said.entryId !== entryId || said.personId !== by)) throw notFound('entry');
  if (said) return;
  const as = entry.personId === by ? 'pupil' : 'teacher';
  const now = work.clock.now();
  const remark = em.create(EntryRemark, { id, entryId, personId: by, as, text, at: now, eventSeq: 0 });
  talk.remarks += 1;
  if (as === 'teacher') {
    markRead(work, talk, by);
    talk.newsAt ??= now;
    const told = await talkFacts(em, entry, by, [entry.personId]);
    work.publish(feedbackGiven, remark, { ...told, stars: talk.stars ?? null, text });
  } else {
    talk.waitingSince ??= now;
    talk.newsAt = null;
    work.publish(feedbackAnswered, remark, await talkFacts(em, entry, by, await teachersOf(work, entry.classId)));
  }
  await em.flush();
}

function markRead(work: Work, talk: EntryTalk, by: string): void {
  talk.readAt ??= work.clock.now();
  talk.readBy ??= by;
  talk.waitingSince = null;
}

async function teachersOf({ em }: Work, classId: string): Promise<string[]> {
  const seats = await em.find(memberships.entity, { placeId: classId, as: 'teacher', gone: false });
  return seats.map(({ personId }) => personId);
}
