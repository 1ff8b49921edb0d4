import type {
  CurriculumSaved,
  CurriculumState,
  CurriculumSummary,
  CurriculumView,
} from '#contracts/content/curricula.ts';
import type { ClassId, CurriculumId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { tables } from '#modules/content/database/tables.ts';
import type { CurriculumDocument, Outline } from '#modules/content/domain/curricula/document.ts';

export type Reader = { id: string; role: 'admin' | 'teacher' | 'student' };
export type CurriculumFilter = {
  schoolId: string;
  reader: Reader;
  classId?: string | undefined;
  state?: CurriculumState | undefined;
  cursor?: string | undefined;
  limit: number;
};

const selectCurricula = (em: EntityManager) =>
  tables(em)
    .selectFrom('curriculum as c')
    .leftJoin('replica_academic_classes as k', 'k.id', 'c.classId')
    .where('c.hidden', '=', 0);
const COLUMNS = [
  'c.id',
  'c.classId',
  'c.state',
  'c.origin',
  'c.outline',
  'c.publishedOutline',
  'c.publishedAt',
  'c.changedAt',
  'c.ahead',
  'c.version',
  'k.name as className',
] as const;

/** Curricula the reader may see, last changed first: two statements, and no document is read. */
export async function listCurricula(em: EntityManager, filter: CurriculumFilter) {
  const { schoolId, reader, classId, state } = filter;
  let matching = selectCurricula(em).where('c.schoolId', '=', schoolId);
  if (classId) matching = matching.where('c.classId', '=', classId);
  if (state) matching = matching.where('c.state', '=', state);
  if (reader.role === 'student') matching = matching.where('c.state', '=', 'published');
  if (reader.role !== 'admin') {
    matching = matching.where((e) =>
      e.exists(
        e
          .selectFrom('replica_academic_memberships as m')
          .select('m.id')
          .whereRef('m.placeId', '=', 'c.classId')
          .where('m.placeKind', '=', 'class')
          .where('m.personId', '=', reader.id)
          .where('m.as', '=', reader.role === 'teacher' ? 'teacher' : 'student')
          .where('m.gone', '=', 0),
      ),
    );
  }
  const { total } = await matching.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = matching.select(COLUMNS);
  if (filter.cursor) {
    const [at, id] = decodeCursor(filter.cursor, 2);
    page = page.where((e) => e(e.refTuple('c.changedAt', 'c.id'), '<', e.tuple(Number(at), String(id))));
  }
  const rows = await page
    .orderBy('c.changedAt', 'desc')
    .orderBy('c.id', 'desc')
    .limit(filter.limit + 1)
    .execute();
  const items = rows.slice(0, filter.limit).map((row) => summary(row, reader.role === 'student'));
  const last = rows[filter.limit - 1];
  return {
    items,
    total: Number(total),
    ...(rows.length > filter.limit && last ? { next: encodeCursor([Number(last.changedAt), last.id]) } : {}),
  };
}

/** `published`: as pupils see it, or not at all. One statement. */
export async function readCurriculum(em: EntityManager, id: string, published: boolean): Promise<CurriculumView> {
  const row = await selectCurricula(em)
    .leftJoin('replica_user_people as p', 'p.id', 'c.changedBy')
    .select(COLUMNS)
    .select(['c.sourceId', 'c.changedBy', 'p.familyName', 'p.givenName'])
    .select(published ? 'c.published as shown' : 'c.document as shown')
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!row?.shown || (published && row.state !== 'published')) throw notFound('curriculum');
  const { title: _t, mainTheme: _m, totalHours: _h, ...rest } = summary(row, published);
  return {
    ...rest,
    document: JSON.parse(row.shown) as CurriculumDocument,
    changedBy:
      row.changedBy && !published
        ? { id: row.changedBy as UserId, familyName: row.familyName ?? '', givenName: row.givenName ?? '' }
        : null,
    sourceId: published ? null : ((row.sourceId ?? null) as CurriculumId | null),
  };
}

type Row = {
  id: string;
  classId: string;
  className: string | null;
  state: CurriculumState;
  origin: CurriculumSummary['origin'];
  outline: string;
  publishedOutline?: string | null | undefined;
  publishedAt?: number | null | undefined;
  changedAt: number;
  ahead: 0 | 1;
  version: number;
};

function summary(row: Row, published: boolean): CurriculumSummary {
  const { title, mainTheme, totalHours, hours, weeks } = JSON.parse(
    (published ? row.publishedOutline : row.outline) ?? row.outline,
  ) as Outline;
  const publishedAt = row.publishedAt ? iso(Number(row.publishedAt)) : null;
  return {
    id: row.id as CurriculumId,
    classId: row.classId as ClassId,
    className: row.className ?? '',
    ...{ title, mainTheme, totalHours, hours, weeks, publishedAt },
    state: row.state,
    origin: row.origin,
    changedAt: published && publishedAt ? publishedAt : iso(Number(row.changedAt)),
    ahead: !published && Boolean(row.ahead),
    version: row.version,
  };
}

type Saved = {
  id: string;
  state: CurriculumState;
  version: number;
  changedAt: number;
  publishedAt?: number | null | undefined;
  ahead: boolean;
};
export const savedView = ({ id, state, version, changedAt, publishedAt, ahead }: Saved): CurriculumSaved => ({
  id: id as CurriculumId,
  ...{ state, version, ahead },
  changedAt: iso(changedAt),
  publishedAt: publishedAt ? iso(publishedAt) : null,
});
