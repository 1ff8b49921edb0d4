import { sql } from 'kysely';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { tables } from '#kernel/events/entities.ts';

export type KeptFilter = {
  readonly schoolId: string;
  /** The aggregate itself, or the `personId` of its data. */
  readonly person?: string | undefined;
  readonly actor?: string | undefined;
  /** `<module>.<name>`, in any version. */
  readonly kind?: string | undefined;
  /** Milliseconds; `to` is excluded. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
};

/** An event that is kept for ever, read back. */
export type KeptEvent = {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly part: number;
  readonly pos: number;
  readonly hash: string;
  readonly aggregateType: string;
  readonly aggregateId: string;
  readonly actor: string | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  /** Undefined when there is none, or when it was erased. */
  readonly personal: Readonly<Record<string, unknown>> | undefined;
};

/** Newest first; `total` counts what the filter lets through. Events without a position yet are still on their way. */
export async function readKeptEvents(
  em: EntityManager,
  filter: KeptFilter,
  page: { cursor?: string | undefined; limit: number },
): Promise<{ events: KeptEvent[]; total: number; next?: string }> {
  const matching = selectKept(em, filter);
  const { total } = await matching.select((of) => of.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let rows = matching
    .select(['id', 'msgId', 'type', 'at', 'part', 'pos', 'hash', 'aggType', 'aggId', 'headers', 'data', 'personal'])
    .orderBy('id', 'desc')
    .limit(page.limit + 1);
  if (page.cursor) rows = rows.where('id', '<', Number(decodeCursor(page.cursor, 1)[0]));
  const found = await rows.execute();
  const shown = found.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    events: shown.map((row) => ({
      id: row.msgId,
      kind: kindOf(row.type),
      at: Number(row.at),
      part: row.part,
      pos: Number(row.pos),
      hash: row.hash ?? '',
      aggregateType: row.aggType,
      aggregateId: row.aggId,
      actor: (JSON.parse(row.headers) as { actor?: string }).actor,
      data: JSON.parse(row.data),
      personal: row.personal ? JSON.parse(row.personal) : undefined,
    })),
    total: Number(total),
    ...(found.length > page.limit && last ? { next: encodeCursor([last.id]) } : {}),
  };
}

/** A type without its version: what happened stays the same when it is said in another form. */
export const kindOf = (type: string): string => type.replace(/\.v\d+$/, '');

function selectKept(em: EntityManager, { schoolId, person, actor, kind, from, to }: KeptFilter) {
  let kept = tables(em)
    .selectFrom('bus_event')
    .where('schoolId', '=', schoolId)
    .where('keep', '=', 'forever')
    .where('pos', 'is not', null);
  // Ids are of a fixed form, so that a quoted one in the stored text is that field and nothing else.
  const says = (column: 'headers' | 'data', field: string, id: string) =>
    contains(sql.ref(column), `"${field}":"${id}"`);
  if (person) kept = kept.where((of) => of.or([of('aggId', '=', person), says('data', 'personId', person)]));
  if (actor) kept = kept.where(says('headers', 'actor', actor));
  if (kind) kept = kept.where('type', 'like', `${kind.replace(/[^a-z.-]/g, '')}.v%`);
  if (from !== undefined) kept = kept.where('at', '>=', from);
  if (to !== undefined) kept = kept.where('at', '<', to);
  return kept;
}
