import type { CurriculumVersion as VersionView } from '#contracts/content/curricula.ts';
import type { CurriculumVersionId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/content/database/tables.ts';
import type { Outline } from '#modules/content/domain/curricula/document.ts';

type Query = { id: string; cursor?: string | undefined; limit: number };

/** Save points of a curriculum, newest first; no document is read. */
export async function listVersions(em: EntityManager, { id, cursor, limit }: Query) {
  const all = tables(em).selectFrom('curriculum_version as v').where('v.curriculumId', '=', id);
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const before = cursor ? Number(decodeCursor(cursor, 1)[0]) : Number.MAX_SAFE_INTEGER;
  const rows = await all
    .leftJoin('replica_user_people as p', 'p.id', 'v.by')
    .select(['v.id', 'v.number', 'v.reason', 'v.name', 'v.outline', 'v.by', 'v.at', 'p.familyName', 'p.givenName'])
    .where('v.number', '<', before)
    .orderBy('v.number', 'desc')
    .limit(limit + 1)
    .execute();
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(versionView),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([last.number]) } : {}),
  };
}

/** One save point. */
export async function readVersion(em: EntityManager, id: string): Promise<VersionView> {
  const row = await tables(em)
    .selectFrom('curriculum_version as v')
    .leftJoin('replica_user_people as p', 'p.id', 'v.by')
    .select(['v.id', 'v.number', 'v.reason', 'v.name', 'v.outline', 'v.by', 'v.at', 'p.familyName', 'p.givenName'])
    .where('v.id', '=', id)
    .executeTakeFirstOrThrow();
  return versionView(row);
}

type Row = Pick<VersionView, 'number' | 'reason' | 'name'> & {
  id: string;
  outline: string;
  by?: string | null | undefined;
  at: number;
  familyName: string | null;
  givenName: string | null;
};

function versionView({ id, outline, by, at, familyName, givenName, number, reason, name }: Row): VersionView {
  const { weeks, hours } = JSON.parse(outline) as Outline;
  return {
    id: id as CurriculumVersionId,
    ...{ number, reason, name, weeks, hours },
    by: by ? { id: by as UserId, familyName: familyName ?? '', givenName: givenName ?? '' } : null,
    at: iso(Number(at)),
  };
}
