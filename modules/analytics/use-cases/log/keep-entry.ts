import { ENTRY_TAGS } from '#contracts/analytics/entries.ts';
import { activityEntered, activityWithdrawn } from '#contracts/analytics/events.ts';
import { dayIn } from '#kernel/clock.ts';
import { notFound, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass, thePupilOf, timeZoneOf } from '#modules/analytics/database/find.ts';
import { Entry, EntryTalk, LogTag } from '#modules/analytics/database/log.ts';
import {
  dayProblem,
  type EntryWords,
  foldedWords,
  verdictOn,
  type Written,
} from '#modules/analytics/domain/log/entry.ts';
import { countEntries, holdSeat } from '#modules/analytics/use-cases/log/count-entries.ts';
import { entryFacts } from '#modules/analytics/use-cases/log/facts.ts';

export type Kept = { verdict: 'kept' | 'known' | 'conflict'; version: number };
type Sent = Written & { id: string };
type Before = Pick<EntryWords, 'state' | 'day'>;

/** Keeps an entry as a device sends it: new, changed, or once more. */
export async function keepEntry(work: Work, personId: string, sent: Sent): Promise<Kept> {
  const { em } = work;
  const { schoolId } = await theOpenClass(em, sent.classId);
  await thePupilOf(em, sent.classId, personId);
  const there = await em.findOne(Entry, { id: sent.id });
  if (there && (there.personId !== personId || there.schoolId !== schoolId)) throw notFound('entry');
  // What was deleted stays deleted, whatever a device that does not know it still sends.
  if (there && (there.removedAt ?? null) !== null) return { verdict: 'known', version: there.version };
  if (there) {
    const verdict = verdictOn(there, sent);
    if (verdict !== 'apply') return { verdict, version: there.version };
  }
  await expectFitting(work, schoolId, sent, there);
  if (sent.state === 'entered' || there?.state === 'entered')
    await holdSeat(work, { schoolId, classId: sent.classId, personId });
  const entry = there ?? created(work, schoolId, personId, sent);
  await write(work, entry, sent, there && { state: there.state, day: there.day });
  return { verdict: 'kept', version: entry.version };
}

async function write(work: Work, entry: Entry, sent: Sent, was: Before | null): Promise<void> {
  const { em } = work;
  const before = was?.state;
  const words = wordsOf(sent);
  em.assign(entry, {
    ...words,
    folded: foldedWords(words),
    writer: sent.writer,
    revision: sent.revision,
    changedAt: work.clock.now(),
  });
  if (entry.state === 'entered') await enter(work, entry, before !== 'entered');
  else if (before === 'entered') await withdraw(work, entry);
  await em.flush();
  if (entry.state === 'entered' || before === 'entered')
    await countEntries(work, entry, {
      from: was && before === 'entered' ? was.day : null,
      to: entry.state === 'entered' ? entry.day : null,
    });
}

/** It is the teachers' from now on. What they have read before does not wait again. */
export async function enter(work: Work, entry: Entry, newly: boolean): Promise<void> {
  work.publish(activityEntered, entry, entryFacts(entry));
  if (!newly) return;
  const { id, classId, personId } = entry;
  const talk =
    (await work.em.findOne(EntryTalk, { id })) ??
    work.em.create(EntryTalk, { id, classId, personId, remarks: 0, eventSeq: 0, version: 1 });
  talk.classId = classId;
  if ((talk.readAt ?? null) === null) talk.waitingSince = work.clock.now();
}

/** It is its writer's alone again. */
export async function withdraw(work: Work, entry: Entry): Promise<void> {
  work.publish(activityWithdrawn, entry, entryFacts(entry));
  const talk = await work.em.findOne(EntryTalk, { id: entry.id });
  if (talk) talk.waitingSince = null;
}

const created = (work: Work, schoolId: string, personId: string, { id, writer, revision, ...sent }: Sent): Entry =>
  work.em.create(Entry, {
    id,
    schoolId,
    personId,
    ...wordsOf({ ...sent }),
    folded: '',
    writer,
    revision,
    createdAt: work.clock.now(),
    changedAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });

const wordsOf = ({ classId, day, title, did, detail, reflection, tags, state }: EntryWords): EntryWords => ({
  classId,
  day,
  title,
  did,
  detail,
  reflection,
  tags: [...tags],
  state,
});

const DAY_SAYING = {
  in_future: 'This day is still to come.',
  too_long_ago: 'This day is too long ago.',
} as const;

async function expectFitting(work: Work, schoolId: string, sent: Sent, there: Entry | null): Promise<void> {
  const { em } = work;
  if (sent.state === 'entered' && !/[^\p{Z}\p{C}]/u.test(sent.title))
    throw refuseField('UNPROCESSABLE', 'title', 'required', 'An entry has a title.');
  if (there?.state === 'entered' && there.classId !== sent.classId)
    throw refuseField('UNPROCESSABLE', 'classId', 'entered_elsewhere', 'It is entered in another class already.');
  if (sent.day !== there?.day) {
    const reason = dayProblem(sent.day, dayIn(await timeZoneOf(em, schoolId), work.clock.now()));
    if (reason) throw refuseField('UNPROCESSABLE', 'day', reason, DAY_SAYING[reason]);
  }
  const known: readonly string[] = [...ENTRY_TAGS, ...(there?.tags ?? [])];
  const own = sent.tags.filter((tag) => !known.includes(tag));
  if (own.length === 0) return;
  if ((await em.count(LogTag, { classId: sent.classId, name: own })) < new Set(own).size)
    throw refuseField('UNPROCESSABLE', 'tags', 'unknown_tag', 'This class does not know this tag.');
}
