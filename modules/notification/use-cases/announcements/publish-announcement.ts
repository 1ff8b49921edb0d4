import type { Principal } from '#kernel/access/principal.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Announcement } from '#modules/notification/database/announcements.ts';
import { peopleOf } from '#modules/notification/database/audience.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { linkTo } from '#modules/notification/domain/links.ts';
import { deliverAnnouncement } from '#modules/notification/jobs/deliver-announcement.ts';
import { checkAudience } from '#modules/notification/use-cases/announcements/address.ts';
import { theAnnouncement } from '#modules/notification/use-cases/announcements/write-announcement.ts';

/** Sends it now or plans it for later. What is missing is refused here, not when it is due. */
export async function publishAnnouncement(
  work: Work,
  by: Principal,
  { id, at, version }: { id: string; at?: string | undefined; version: number },
): Promise<Announcement> {
  const row = await theAnnouncement(work.em, id);
  expectVersion(row, version, 'announcement');
  if (row.state !== 'draft' && row.state !== 'scheduled') throw new Refusal('CONFLICT', 'It has gone out already.');
  if (!row.title.trim()) throw refuseField('UNPROCESSABLE', 'title', 'required', 'An announcement needs a title.');
  if (!row.body.trim()) throw refuseField('UNPROCESSABLE', 'body', 'required', 'An announcement needs words.');
  await checkAudience(work.em, row.schoolId, by, row.audience);
  if ((await peopleOf(work.em, row.schoolId, row.audience, row.role)).length === 0)
    throw refuseField('UNPROCESSABLE', 'audience', 'nobody', 'Nobody would receive it.');
  if (at === undefined) return begin(work, row);
  const publishAt = Date.parse(at);
  if (publishAt <= work.clock.now())
    throw refuseField('UNPROCESSABLE', 'at', 'moment_passed', 'This instant has passed already.');
  return Object.assign(row, { state: 'scheduled' as const, publishAt });
}

function begin(work: Work, row: Announcement): Announcement {
  work.startJob(deliverAnnouncement, { id: row.id });
  return Object.assign(row, { state: 'publishing' as const, publishAt: null, publishedAt: work.clock.now() });
}

/** Starts what is due, once however many processes look: whoever changes the row's version first. */
export async function publishDue(context: ModuleContext): Promise<void> {
  const due = await context
    .read()
    .find(
      Announcement,
      { state: 'scheduled', publishAt: { $lte: context.clock.now() } },
      { fields: ['id'], limit: 100 },
    );
  for (const { id } of due) {
    await context.transact(async (work) => {
      const row = await theAnnouncement(work.em, id);
      if (row.state === 'scheduled' && (row.publishAt ?? 0) <= work.clock.now()) begin(work, row);
    });
  }
}

export async function unschedule(work: Work, id: string): Promise<Announcement> {
  const row = await theAnnouncement(work.em, id);
  if (row.state !== 'scheduled') throw new Refusal('CONFLICT', 'It is not planned, or has gone out already.');
  return Object.assign(row, { state: 'draft' as const, publishAt: null });
}

/** Takes it out of every inbox. Whoever has a mail of it keeps that. */
export async function withdraw(work: Work, id: string): Promise<Announcement> {
  const row = await theAnnouncement(work.em, id);
  if (row.state === 'withdrawn') return row;
  if (row.state !== 'published') throw new Refusal('CONFLICT', 'It has not gone out.');
  await tables(work.em)
    .deleteFrom('notice')
    .where('link', '=', linkTo(id))
    .where('personId', 'in', (e) =>
      e.selectFrom('announcement_receipt').select('personId').where('announcementId', '=', id),
    )
    .execute();
  return Object.assign(row, { state: 'withdrawn' as const });
}
