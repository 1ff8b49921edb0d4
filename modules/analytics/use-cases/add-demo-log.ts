import { DAY, dayIn } from '#kernel/clock.ts';
import type { Work } from '#kernel/module.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { Entry, EntryRemark, EntryTalk } from '#modules/analytics/database/log.ts';
import { DEMO_ANSWER, DEMO_ENTRIES, DEMO_LENGTHS, type DemoEntry } from '#modules/analytics/domain/demo/log.ts';
import { foldedWords } from '#modules/analytics/domain/log/entry.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';
import { recountDays } from '#modules/analytics/use-cases/counters/count-days.ts';
import { countEntries } from '#modules/analytics/use-cases/log/count-entries.ts';

/**
 * Some weeks of log for the pupils of one sample class. A class with entries is left alone, so that it can run again.
 * What lies in the past is told to nobody.
 */
export async function addDemoLog(work: Work, classId: string): Promise<void> {
  const { em } = work;
  if (await em.count(Entry, { classId })) return;
  const seats = await em.find(
    memberships.entity,
    { placeId: classId, placeKind: 'class', gone: false },
    { orderBy: { personId: 'asc' } },
  );
  const teacher = seats.find((seat) => seat.as === 'teacher')?.personId;
  if (!teacher) return;
  const turn = classId.charCodeAt(classId.length - 1);
  const zone = await timeZoneOf(em, seats[0]?.schoolId ?? '');
  for (const [index, { personId, schoolId }] of seats.filter((seat) => seat.as === 'student').entries()) {
    const length = DEMO_LENGTHS[(turn + index) % DEMO_LENGTHS.length] ?? 0;
    // Who has written little has stopped early.
    const written = DEMO_ENTRIES.slice(0, length);
    for (const [n, words] of written.entries()) {
      const at = work.clock.now() - (DEMO_ENTRIES.length - n - 1) * 5 * DAY - (index % 5) * DAY;
      const read = n < length - 1 || index % 3 === 0;
      addEntry(work, { schoolId, classId, personId }, { words, at, day: dayIn(zone, at), read, teacher });
    }
    await countEntries(work, { schoolId, classId, personId }, { from: null, to: null });
  }
  await recountDays(work, { schoolId: seats[0]?.schoolId ?? '', classId });
}

type Seat = { schoolId: string; classId: string; personId: string };
type Written = { words: DemoEntry; at: number; day: string; read: boolean; teacher: string };

function addEntry(work: Work, seat: Seat, { words, at, day, read, teacher }: Written): void {
  const { em, ids } = work;
  const { title, did, detail, reflection, comment } = words;
  const shown = { title, did, detail, reflection, tags: [...words.tags], state: 'entered' as const };
  const id = ids.next();
  em.create(Entry, {
    id,
    ...seat,
    day,
    ...shown,
    folded: foldedWords({ ...shown, classId: seat.classId, day }),
    writer: id,
    revision: 1,
    createdAt: at,
    changedAt: at,
    eventSeq: 0,
    version: 1,
  });
  const answered = read && comment !== '';
  const reply = answered && words.tags.includes('interview');
  const remark = (text: string, personId: string, as: 'teacher' | 'pupil', after: number) =>
    em.create(EntryRemark, { id: ids.next(), entryId: id, personId, as, text, at: at + after * DAY, eventSeq: 0 });
  if (answered) remark(comment, teacher, 'teacher', 1);
  if (reply) remark(DEMO_ANSWER, seat.personId, 'pupil', 2);
  em.create(EntryTalk, {
    id,
    classId: seat.classId,
    personId: seat.personId,
    stars: answered ? 3 + (comment.length % 3) : null,
    readAt: read ? at + DAY : null,
    readBy: read ? teacher : null,
    remarks: Number(answered) + Number(reply),
    waitingSince: reply ? at + 2 * DAY : read ? null : at,
    newsAt: answered && !reply ? at + DAY : null,
    eventSeq: 0,
    version: 1,
  });
}
