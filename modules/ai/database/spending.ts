import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '#kernel/database/database.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { AiSpending } from '#modules/ai/database/calls.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { MICRO, type Slot } from '#modules/ai/domain/budgets/spending.ts';

export type Amount = { readonly tokens: number; readonly money: number };
export type Place = Pick<Slot, 'scope' | 'scopeId' | 'period'>;

/**
 * Makes the counts of a call that are not there yet, each by itself: inserting inside the transaction that holds would make calls of the same school wait for each other crosswise.
 */
export async function ensureSpending(
  context: ModuleContext,
  schoolId: string,
  places: readonly Place[],
): Promise<void> {
  const known = await tables(context.read())
    .selectFrom('ai_spending')
    .select(['scope', 'scopeId', 'period'])
    .where('scopeId', 'in', [...new Set(places.map(({ scopeId }) => scopeId))])
    .where('period', 'in', [...new Set(places.map(({ period }) => period))])
    .execute();
  const missing = places.filter(
    (place) =>
      !known.some((one) => one.scopeId === place.scopeId && one.scope === place.scope && one.period === place.period),
  );
  if (missing.length === 0) return;
  for (const { scope, scopeId, period } of missing) {
    const row = { id: context.ids.next(), schoolId, scope, scopeId, period };
    await context
      .read()
      .insert(AiSpending, { ...row, tokens: 0, money: 0, heldTokens: 0, heldMoney: 0 })
      .catch((error: unknown) => {
        // Another call of this moment has just made it.
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
      });
  }
}

const at = (em: EntityManager, { scope, scopeId, period }: Place) =>
  tables(em)
    .updateTable('ai_spending')
    .where('scopeId', '=', scopeId)
    .where('scope', '=', scope)
    .where('period', '=', period);

/**
 * Holds an amount if the limit allows it together with all that is used and held: one statement that compares and
 * changes, so that calls at the same moment, of whatever process, never exceed it together.
 */
export async function hold(em: EntityManager, slot: Slot, most: Amount): Promise<boolean> {
  const { tokens, money } = slot.limit;
  let update = at(em, slot).set((eb) => ({
    heldTokens: eb('heldTokens', '+', most.tokens),
    heldMoney: eb('heldMoney', '+', most.money),
  }));
  if (tokens !== null) {
    update = update.where((eb) => eb(eb('tokens', '+', eb.ref('heldTokens')), '<=', tokens - most.tokens));
  }
  if (money !== null) {
    const micro = Math.round(money * MICRO);
    update = update.where((eb) => eb(eb('money', '+', eb.ref('heldMoney')), '<=', micro - most.money));
  }
  const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** What was held is let go, what it came to is used. */
export async function settle(em: EntityManager, place: Place, held: Amount, used: Amount): Promise<void> {
  await at(em, place)
    .set((eb) => ({
      heldTokens: eb('heldTokens', '-', held.tokens),
      heldMoney: eb('heldMoney', '-', held.money),
      tokens: eb('tokens', '+', used.tokens),
      money: eb('money', '+', used.money),
    }))
    .execute();
}

export async function spent(
  em: EntityManager,
  { scope, scopeId, period }: Place,
): Promise<Amount & { heldTokens: number; heldMoney: number }> {
  const row = await tables(em)
    .selectFrom('ai_spending')
    .select(['tokens', 'money', 'heldTokens', 'heldMoney'])
    .where('scopeId', '=', scopeId)
    .where('scope', '=', scope)
    .where('period', '=', period)
    .executeTakeFirst();
  return row ?? { tokens: 0, money: 0, heldTokens: 0, heldMoney: 0 };
}
