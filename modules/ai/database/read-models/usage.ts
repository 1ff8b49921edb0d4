import type { AiPersonUsage, AiUsage } from '#contracts/ai/admin.ts';
import type { ClassId, UserId } from '#contracts/ids.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { spent } from '#modules/ai/database/spending.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { MICRO, slotsOf } from '#modules/ai/domain/budgets/spending.ts';
import type { Effective } from '#modules/ai/domain/effective.ts';

/** What is counted: calls of a school in a month. */
const callsOf = (em: EntityManager, schoolId: string, month: string) =>
  tables(em)
    .selectFrom('ai_call')
    .where('ai_call.schoolId', '=', schoolId)
    .where('ai_call.day', '>=', `${month}-01`)
    .where('ai_call.day', '<=', `${month}-31`);

const figures = (em: EntityManager, schoolId: string, month: string) =>
  callsOf(em, schoolId, month).select(({ fn, eb }) => [
    fn.countAll().as('calls'),
    fn.sum(eb.case().when('finish', '=', 'failed').then(1).else(0).end()).as('failed'),
    fn.sum(eb('promptTokens', '+', eb.ref('answerTokens'))).as('tokens'),
    fn.sum('cost').as('cost'),
  ]);
type Sums = Record<'calls' | 'failed' | 'tokens' | 'cost', string | number | bigint | null>;
/** MySQL gives sums as decimals in text. */
const figuresOf = ({ calls, failed, tokens, cost }: Sums) => ({
  calls: Number(calls),
  failed: Number(failed ?? 0),
  tokens: Number(tokens ?? 0),
  cost: Number(cost ?? 0) / MICRO,
});

/** A month of a school in figures: five statements, however many calls. */
export async function readUsage(
  em: EntityManager,
  given: { schoolId: string; month: string; today: string; effective: Effective },
): Promise<AiUsage> {
  const { schoolId, month, today, effective } = given;
  const total = await figures(em, schoolId, month).executeTakeFirstOrThrow();
  const days = await figures(em, schoolId, month).select('day').groupBy('day').orderBy('day').execute();
  const functions = await figures(em, schoolId, month).select('fn').groupBy('fn').orderBy('fn').execute();
  const classes = await figures(em, schoolId, month)
    .leftJoin('replica_academic_classes as c', 'c.id', 'ai_call.classId')
    .select(['ai_call.classId', 'c.name'])
    .groupBy(['ai_call.classId', 'c.name'])
    .orderBy('c.name')
    .orderBy('ai_call.classId')
    .execute();
  const own = slotsOf({ schoolId, classId: null, personId: '' }, today, effective.budgets).filter(
    ({ scope }) => scope === 'school',
  );
  const budgets: AiUsage['budgets'] = [];
  for (const slot of own) {
    const now = await spent(em, slot);
    budgets.push({
      period: slot.kind,
      tokens: { used: now.tokens, held: now.heldTokens, limit: slot.limit.tokens },
      money: { used: now.money / MICRO, held: now.heldMoney / MICRO, limit: slot.limit.money },
    });
  }
  return {
    month,
    currency: effective.currency,
    total: figuresOf(total),
    days: days.map((row) => ({ day: row.day, ...figuresOf(row) })),
    functions: functions.map((row) => ({ fn: row.fn, ...figuresOf(row) })),
    classes: classes.map((row) => ({
      classId: (row.classId ?? null) as ClassId | null,
      name: row.name ?? null,
      ...figuresOf(row),
    })),
    budgets,
  };
}

/** People in the order of their names, never of what they used. */
export async function listUsageOfPeople(
  em: EntityManager,
  given: { schoolId: string; month: string; cursor?: string | undefined; limit: number },
): Promise<{ items: AiPersonUsage[]; next?: string; total: number }> {
  const { schoolId, month, cursor, limit } = given;
  let query = figures(em, schoolId, month)
    .innerJoin('replica_user_people as p', 'p.id', 'ai_call.personId')
    .select(['p.id', 'p.role', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .groupBy(['p.id', 'p.role', 'p.familyName', 'p.givenName', 'p.familyKana', 'p.givenKana'])
    .orderBy('p.familyKana')
    .orderBy('p.givenKana')
    .orderBy('p.id')
    .limit(limit + 1);
  if (cursor) {
    const [family, given, id] = decodeCursor(cursor, 3).map(String) as [string, string, string];
    query = query.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('p.familyKana', 'p.givenKana', 'p.id'), '>', tuple(family, given, id)),
    );
  }
  const rows = await query.execute();
  const { total } = await callsOf(em, schoolId, month)
    .select(({ fn }) => fn.count('personId').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      person: { id: row.id as UserId, familyName: row.familyName, givenName: row.givenName },
      role: row.role,
      ...figuresOf(row),
    })),
    ...(rows.length > limit && last ? { next: encodeCursor([last.familyKana, last.givenKana, last.id]) } : {}),
    total: Number(total),
  };
}
