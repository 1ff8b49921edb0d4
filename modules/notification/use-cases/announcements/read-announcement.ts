import { dayIn } from '#kernel/clock.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Receipt } from '#modules/notification/database/announcements.ts';
import { Notice } from '#modules/notification/database/entities.ts';
import { timeZoneOf } from '#modules/notification/database/recipients.ts';
import { linkTo } from '#modules/notification/domain/links.ts';
import { remindReadersJob } from '#modules/notification/jobs/remind-readers.ts';
import { theAnnouncement } from '#modules/notification/use-cases/announcements/write-announcement.ts';

/** Somebody has opened what was announced to them; the lines about it in their inbox are read with it. */
export async function readAnnouncement(work: Work, id: string, personId: string): Promise<void> {
  const receipt = await work.em.findOne(Receipt, { announcementId: id, personId });
  const { state } = await theAnnouncement(work.em, id);
  if (!receipt || state === 'withdrawn') throw notFound('announcement');
  const readAt = work.clock.now();
  receipt.readAt ??= readAt;
  await work.em.nativeUpdate(Notice, { personId, link: linkTo(id), readAt: null }, { readAt });
}

/** Answers how many have not read it; they are told by a job. */
export async function remindReaders(work: Work, id: string): Promise<number> {
  const row = await theAnnouncement(work.em, id);
  if (row.state !== 'published') throw new Refusal('CONFLICT', 'It has not gone out, or was withdrawn.');
  const unread = await work.em.count(Receipt, { announcementId: id, readAt: null });
  if (unread === 0) return 0;
  row.remindedAt = work.clock.now();
  work.startJob(remindReadersJob, { id, day: dayIn(await timeZoneOf(work.em, row.schoolId), work.clock.now()) });
  return unread;
}
