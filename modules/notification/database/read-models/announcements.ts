import type { AnnouncementId } from '#contracts/ids.ts';
import type {
  AnnouncementReader,
  AnnouncementState,
  AnnouncementView,
  AudiencePart,
  ReceivedAnnouncement,
} from '#contracts/notification/announcements.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor, type Raw } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import type { Announcement } from '#modules/notification/database/announcements.ts';
import { placeNames } from '#modules/notification/database/audience.ts';
import { nameOf, namesOf } from '#modules/notification/database/names.ts';
import { tables } from '#modules/notification/database/tables.ts';

type Page = { cursor?: string | undefined; limit: number };
type Row = Raw<Announcement>;
const time = (instant: number | null | undefined): string | null =>
  instant === null || instant === undefined ? null : iso(Number(instant));
type WithAudience = Pick<Row, 'audience'>;
const audienceOf = (row: WithAudience): AudiencePart[] => JSON.parse(row.audience);

/** What the parts of audiences are called; schools and grades are worded by the page, and are empty here. */
async function partNames(em: EntityManager, rows: readonly WithAudience[]): Promise<(row: WithAudience) => string[]> {
  const all = rows.flatMap(audienceOf);
  const places = await placeNames(em, all);
  const person = await namesOf(
    em,
    all.flatMap((part) => (part.kind === 'person' ? [part.id] : [])),
  );
  const nameOfPart = (part: AudiencePart): string => {
    if (part.kind === 'team') return part.name;
    if (part.kind === 'person') return [person(part.id).familyName, person(part.id).givenName].join(' ').trim();
    return part.kind === 'class' || part.kind === 'classGroup' ? (places.get(part.id) ?? '') : '';
  };
  return (row) => audienceOf(row).map(nameOfPart);
}

/** Announcements of a school as their authors see them, newest first. */
export async function listAnnouncements(
  em: EntityManager,
  filter: Page & {
    schoolId: string;
    authorId?: string | undefined;
    draftsOf?: string;
    state?: AnnouncementState | undefined;
    id?: string;
  },
): Promise<{ items: AnnouncementView[]; total: number; next?: string }> {
  let matching = tables(em).selectFrom('announcement').where('schoolId', '=', filter.schoolId);
  if (filter.authorId) matching = matching.where('authorId', '=', filter.authorId);
  // Drafts are nobody else's business, an administrator's neither.
  const { draftsOf } = filter;
  if (draftsOf) matching = matching.where((e) => e.or([e('state', '!=', 'draft'), e('authorId', '=', draftsOf)]));
  if (filter.state) matching = matching.where('state', '=', filter.state);
  if (filter.id) matching = matching.where('id', '=', filter.id);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching
    .selectAll()
    .orderBy('id', 'desc')
    .limit(filter.limit + 1);
  if (filter.cursor) page = page.where('id', '<', String(decodeCursor(filter.cursor, 1)[0]));
  const found = await page.execute();
  const rows = found.slice(0, filter.limit);
  const counts = rows.length
    ? await tables(em)
        .selectFrom('announcement_receipt')
        .select((e) => [
          'announcementId',
          e.fn.countAll<number>().as('receivers'),
          e.fn.count<number>('readAt').as('readers'),
        ])
        .where(
          'announcementId',
          'in',
          rows.map(({ id }) => id),
        )
        .groupBy('announcementId')
        .execute()
    : [];
  const countOf = new Map(counts.map((row) => [row.announcementId, row]));
  const names = await partNames(em, rows);
  const author = await namesOf(
    em,
    rows.map(({ authorId }) => authorId),
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      id: row.id as AnnouncementId,
      title: row.title,
      body: row.body,
      audience: audienceOf(row),
      role: row.role,
      audienceNames: names(row),
      state: row.state,
      author: author(row.authorId),
      publishAt: time(row.publishAt),
      publishedAt: time(row.publishedAt),
      correctedAt: time(row.correctedAt),
      receivers: Number(countOf.get(row.id)?.receivers ?? 0),
      readers: Number(countOf.get(row.id)?.readers ?? 0),
      remindedAt: time(row.remindedAt),
      version: row.version,
    })),
    total: Number(total),
    ...(found.length > filter.limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

export async function viewOfAnnouncement(em: EntityManager, schoolId: string, id: string): Promise<AnnouncementView> {
  const [view] = (await listAnnouncements(em, { schoolId, id, limit: 1 })).items;
  if (!view) throw notFound('announcement');
  return view;
}

/** What somebody received, newest first. */
export async function listReceived(
  em: EntityManager,
  filter: Page & { personId: string; id?: string },
): Promise<{ items: ReceivedAnnouncement[]; total: number; unread: number; next?: string }> {
  let matching = tables(em)
    .selectFrom('announcement_receipt as receipt')
    .innerJoin('announcement', 'announcement.id', 'receipt.announcementId')
    .where('receipt.personId', '=', filter.personId)
    .where('announcement.state', 'in', ['publishing', 'published']);
  if (filter.id) matching = matching.where('announcement.id', '=', filter.id);
  const { total, read } = await matching
    .select((e) => [e.fn.countAll<number>().as('total'), e.fn.count<number>('receipt.readAt').as('read')])
    .executeTakeFirstOrThrow();
  let page = matching
    .selectAll('announcement')
    .select('receipt.readAt')
    .orderBy('announcement.publishedAt', 'desc')
    .orderBy('announcement.id', 'desc')
    .limit(filter.limit + 1);
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor, 2);
    page = page.where((e) =>
      e.or([
        e('announcement.publishedAt', '<', Number(at)),
        e.and([e('announcement.publishedAt', '=', Number(at)), e('announcement.id', '<', String(id))]),
      ]),
    );
  }
  const found = await page.execute();
  const rows = found.slice(0, filter.limit);
  const names = await partNames(em, rows);
  const author = await namesOf(
    em,
    rows.map(({ authorId }) => authorId),
  );
  const last = rows.at(-1);
  return {
    items: rows.map((row) => ({
      id: row.id as AnnouncementId,
      title: row.title,
      body: row.body,
      author: author(row.authorId),
      audienceNames: names(row),
      correctedAt: time(row.correctedAt),
      publishedAt: iso(Number(row.publishedAt)),
      readAt: time(row.readAt),
    })),
    total: Number(total),
    unread: Number(total) - Number(read),
    ...(found.length > filter.limit && last ? { next: encodeCursor([Number(last.publishedAt), last.id]) } : {}),
  };
}

export async function viewOfReceived(em: EntityManager, personId: string, id: string): Promise<ReceivedAnnouncement> {
  const [view] = (await listReceived(em, { personId, id, limit: 1 })).items;
  if (!view) throw notFound('announcement');
  return view;
}

/** Who received an announcement, those who have not read it first, then by 学年-組-番号 and reading. */
export async function listReaders(
  em: EntityManager,
  filter: Page & { id: string; schoolId: string; read?: boolean | undefined },
): Promise<{ items: AnnouncementReader[]; total: number; next?: string }> {
  let matching = tables(em)
    .selectFrom('announcement_receipt as receipt')
    .leftJoin('replica_user_people as who', 'who.id', 'receipt.personId')
    .where('receipt.announcementId', '=', filter.id);
  if (filter.read !== undefined) matching = matching.where('receipt.readAt', filter.read ? 'is not' : 'is', null);
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const seat = tables(em)
    .selectFrom('replica_academic_memberships as seat')
    .innerJoin('replica_academic_class_groups as group', 'group.id', 'seat.placeId')
    .innerJoin('replica_academic_schools as school', 'school.currentYearId', 'group.yearId')
    .where('school.id', '=', filter.schoolId)
    .where('seat.placeKind', '=', 'classGroup')
    .where('seat.as', '=', 'student')
    .where('seat.gone', '=', 0)
    .where('group.gone', '=', 0)
    .select(['seat.personId as pupilId', 'seat.number', 'group.grade', 'group.name as classGroup'])
    .as('place');
  const offset = filter.cursor ? Number(decodeCursor(filter.cursor, 1)[0]) || 0 : 0;
  const found = await matching
    .leftJoin(seat, 'place.pupilId', 'receipt.personId')
    .select([
      'receipt.personId',
      'receipt.readAt',
      'who.familyName',
      'who.givenName',
      'who.familyKana',
      'who.givenKana',
      'place.grade',
      'place.classGroup',
      'place.number',
    ])
    .orderBy((e) => e.case().when('receipt.readAt', 'is', null).then(0).else(1).end())
    .orderBy((e) => e.fn.coalesce('place.grade', e.lit(99)))
    .orderBy('place.classGroup')
    .orderBy((e) => e.fn.coalesce('place.number', e.lit(999)))
    .orderBy('who.familyKana')
    .orderBy('receipt.personId')
    .limit(filter.limit + 1)
    .offset(offset)
    .execute();
  const rows = found.slice(0, filter.limit);
  return {
    items: rows.map((row) => ({
      person: nameOf(row.personId, row),
      grade: row.grade ?? null,
      classGroup: row.classGroup ?? null,
      number: row.number ?? null,
      readAt: time(row.readAt),
    })),
    total: Number(total),
    ...(found.length > filter.limit ? { next: encodeCursor([offset + rows.length]) } : {}),
  };
}
