import type { ModuleContext, Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { AiCall, type CallEnd } from '#modules/ai/database/calls.ts';
import { settle } from '#modules/ai/database/spending.ts';
import { tables } from '#modules/ai/database/tables.ts';
import { costOf, slotsOf } from '#modules/ai/domain/budgets/spending.ts';
import { DEFAULT_BUDGETS, type Price } from '#modules/ai/domain/effective.ts';

export type Ending = {
  readonly finish: CallEnd;
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly estimated: boolean;
  readonly price: Price;
  /** The answer as it came, masked still. */
  readonly received: string;
  readonly ms: number;
};

/** Settles a call by what it came to. Once: whoever comes second finds it settled. */
export const endCall = (context: ModuleContext, callId: string, ending: Ending): Promise<void> =>
  context.transact(async (work) => {
    const cost = costOf(ending.price, ending.promptTokens, ending.answerTokens);
    const closed = await tables(work.em)
      .updateTable('ai_call')
      .set({
        openUntil: null,
        finish: ending.finish,
        promptTokens: ending.promptTokens,
        answerTokens: ending.answerTokens,
        estimated: ending.estimated ? 1 : 0,
        cost,
        ms: ending.ms,
        received: ending.received ? work.get(secretsToken).seal(ending.received, `ai call ${callId}`) : null,
      })
      .where('id', '=', callId)
      .where('openUntil', 'is not', null)
      .executeTakeFirstOrThrow();
    if (closed.numUpdatedRows === 0n) return;
    await letGo(work, callId, { tokens: ending.promptTokens + ending.answerTokens, money: cost });
  });

/**
 * Calls whose process is gone. Nobody knows what was answered; the question did leave and is charged, the rest of what
 * was held is let go.
 */
export async function endLostCalls(context: ModuleContext): Promise<void> {
  const lost = await tables(context.read())
    .selectFrom('ai_call')
    .select(['id', 'promptTokens', 'cost'])
    .where('openUntil', '<', context.clock.now())
    .orderBy('openUntil')
    .limit(200)
    .execute();
  for (const { id, promptTokens, cost } of lost) {
    await context.transact(async (work) => {
      const closed = await tables(work.em)
        .updateTable('ai_call')
        .set({ openUntil: null, finish: 'lost' })
        .where('id', '=', id)
        .where('openUntil', 'is not', null)
        .executeTakeFirstOrThrow();
      if (closed.numUpdatedRows > 0n) await letGo(work, id, { tokens: promptTokens, money: cost });
    });
  }
}

async function letGo(work: Work, callId: string, used: { tokens: number; money: number }): Promise<void> {
  const call = await work.em.findOneOrFail(AiCall, { id: callId }, { refresh: true });
  const held = { tokens: call.heldTokens, money: call.heldMoney };
  const payers = { schoolId: call.schoolId, classId: call.classId ?? null, personId: call.personId };
  // The same counts in the same order as when it was held, whatever the limits are by now.
  for (const slot of slotsOf(payers, call.day, DEFAULT_BUDGETS)) await settle(work.em, slot, held, used);
}
