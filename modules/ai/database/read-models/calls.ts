import type { AiCallRow, AiCallView } from '#contracts/ai/admin.ts';
import type { AiFunction } from '#contracts/ai/functions.ts';
import type { UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import type { Secrets } from '#kernel/secrets.ts';
import type { CallEnd } from '#modules/ai/database/calls.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { MICRO } from '#modules/ai/domain/budgets/spending.ts';

type Filter = { schoolId: string; fn?: AiFunction | undefined; finish?: CallEnd | undefined };

const rowsOf = (em: EntityManager) =>
  tables(em)
    .selectFrom('ai_call as a')
    .leftJoin('replica_user_people as p', 'p.id', 'a.personId')
    .leftJoin('replica_academic_classes as c', 'c.id', 'a.classId')
    .select(['a.id', 'a.startedAt', 'a.fn', 'a.model', 'a.host', 'a.prompt', 'a.round', 'a.promptTokens'])
    .select(['a.answerTokens', 'a.estimated', 'a.cost', 'a.ms', 'a.finish', 'a.personId'])
    .select(['p.familyName', 'p.givenName', 'c.name as className']);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const viewOf = (row: Row): AiCallRow => ({
  id: row.id,
  at: iso(row.startedAt),
  fn: row.fn,
  person:
    row.familyName === null || row.givenName === null
      ? null
      : { id: row.personId as UserId, familyName: row.familyName, givenName: row.givenName },
  className: row.className,
  model: row.model,
  host: row.host,
  prompt: row.prompt,
  round: row.round,
  promptTokens: row.promptTokens,
  answerTokens: row.answerTokens,
  estimated: row.estimated === 1,
  cost: row.cost / MICRO,
  ms: row.ms ?? null,
  finish: row.finish ?? null,
});

/** The newest first: two statements, however many calls. Not a word of any text is in it. */
export async function listCalls(
  em: EntityManager,
  filter: Filter & { cursor?: string | undefined; limit: number },
): Promise<{ items: AiCallRow[]; next?: string; total: number }> {
  const { schoolId, fn, finish, cursor, limit } = filter;
  let rows = rowsOf(em)
    .where('a.schoolId', '=', schoolId)
    .orderBy('a.id', 'desc')
    .limit(limit + 1);
  let count = tables(em).selectFrom('ai_call as a').where('a.schoolId', '=', schoolId);
  if (fn) [rows, count] = [rows.where('a.fn', '=', fn), count.where('a.fn', '=', fn)];
  if (finish) [rows, count] = [rows.where('a.finish', '=', finish), count.where('a.finish', '=', finish)];
  if (cursor) rows = rows.where('a.id', '<', String(decodeCursor(cursor, 1)[0]));
  const found = await rows.execute();
  const { total } = await count.select((eb) => eb.fn.countAll().as('total')).executeTakeFirstOrThrow();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(viewOf),
    ...(found.length > limit && last ? { next: encodeCursor([last.id]) } : {}),
    total: Number(total),
  };
}

/** One call with its texts, opened. */
export async function readCall(em: EntityManager, secrets: Secrets, id: string, currency: string): Promise<AiCallView> {
  const row = await rowsOf(em).select(['a.sent', 'a.received']).where('a.id', '=', id).executeTakeFirst();
  if (!row) throw notFound('call');
  const opened = (sealed: string | null | undefined) => (sealed ? secrets.open(sealed, `ai call ${id}`) : null);
  const sent = opened(row.sent);
  return {
    ...viewOf(row),
    currency,
    sent: sent === null ? null : (JSON.parse(sent) as AiCallView['sent']),
    received: opened(row.received),
  };
}
