import type { AudiencePart, AudienceRole } from '#contracts/notification/announcements.ts';
import type { Principal } from '#kernel/access/principal.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Announcement } from '#modules/notification/database/announcements.ts';
import { checkAudience } from '#modules/notification/use-cases/announcements/address.ts';

export type AnnouncementWords = { title: string; body: string; audience: AudiencePart[]; role: AudienceRole };

export async function theAnnouncement(em: EntityManager, id: string): Promise<Announcement> {
  const row = await em.findOne(Announcement, { id });
  if (!row) throw notFound('announcement');
  return row;
}

/** A draft; it may still be empty. */
export async function beginAnnouncement(
  work: Work,
  schoolId: string,
  by: Principal,
  words: AnnouncementWords,
): Promise<Announcement> {
  await checkAudience(work.em, schoolId, by, words.audience);
  return work.em.create(Announcement, {
    id: work.ids.next(),
    schoolId,
    authorId: by.id,
    ...words,
    state: 'draft',
    publishAt: null,
    publishedAt: null,
    correctedAt: null,
    remindedAt: null,
    createdAt: work.clock.now(),
    version: 1,
  });
}

/** Changes a draft, or the words of what has gone out: those who received it see that they were corrected. */
export async function changeAnnouncement(
  work: Work,
  by: Principal,
  { id, version, ...words }: AnnouncementWords & { id: string; version: number },
): Promise<Announcement> {
  const row = await theAnnouncement(work.em, id);
  expectVersion(row, version, 'announcement');
  if (row.state === 'withdrawn') throw new Refusal('CONFLICT', 'It was withdrawn.');
  if (row.state === 'draft' || row.state === 'scheduled') {
    await checkAudience(work.em, row.schoolId, by, words.audience);
    return Object.assign(row, words);
  }
  const { title, body } = words;
  if (title === row.title && body === row.body) return row;
  return Object.assign(row, { title, body, correctedAt: work.clock.now() });
}

export async function throwAway(work: Work, id: string): Promise<void> {
  const row = await theAnnouncement(work.em, id);
  if (row.state !== 'draft' && row.state !== 'scheduled')
    throw new Refusal('CONFLICT', 'It has gone out: withdraw it instead.');
  work.em.remove(row);
}
