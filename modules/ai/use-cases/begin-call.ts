import { dayIn, iso, nextDay, startOfDay } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { AiCall } from '#modules/ai/database/calls.ts';
import { ensureSpending, hold, spent } from '#modules/ai/database/spending.ts';
import { timeZoneOf } from '#modules/ai/database/time-zone.ts';
import { costOf, type Slot, slotsOf } from '#modules/ai/domain/budgets/spending.ts';
import type { Budgets, Price } from '#modules/ai/domain/effective.ts';
import type { Message, ModelCall } from '#modules/ai/models/models.ts';

export type Beginning = {
  readonly call: ModelCall;
  readonly model: string;
  readonly host: string;
  readonly price: Price;
  readonly budgets: Budgets;
  /** The masked messages, as they will leave. */
  readonly messages: readonly Message[];
  readonly round: number;
  /** Tokens of the question as estimated; never too few. */
  readonly promptTokens: number;
  /** How long the call may take before it counts as lost. */
  readonly longestMs: number;
};

/**
 * Takes what a call may cost at most from all its budgets, or refuses it, and writes the call down: both in one
 * transaction, before anything leaves. Answers the call's id.
 */
export async function beginCall(context: ModuleContext, beginning: Beginning): Promise<string> {
  const { call, price, budgets, promptTokens } = beginning;
  const zone = await timeZoneOf(context.read(), call.schoolId);
  const day = dayIn(zone, context.clock.now());
  const slots = slotsOf(call, day, budgets);
  const most = { tokens: promptTokens + call.longest, money: costOf(price, promptTokens, call.longest) };
  await ensureSpending(context, call.schoolId, slots);
  return context.transact(async (work) => {
    for (const slot of slots) {
      if (!(await hold(work.em, slot, most))) throw await usedUp(work, slot, most, zone, day);
    }
    return write(work, beginning, day, most);
  });
}

function write(work: Work, beginning: Beginning, day: string, most: { tokens: number; money: number }): string {
  const { call, messages } = beginning;
  const id = work.ids.next();
  const now = work.clock.now();
  work.em.create(AiCall, {
    id,
    schoolId: call.schoolId,
    classId: call.classId,
    personId: call.personId,
    fn: call.fn,
    model: beginning.model,
    host: beginning.host,
    prompt: call.prompt,
    round: beginning.round,
    day,
    startedAt: now,
    openUntil: now + beginning.longestMs,
    heldTokens: most.tokens,
    heldMoney: most.money,
    finish: null,
    // Until it is settled the question is the least it came to: what a lost call is charged.
    promptTokens: beginning.promptTokens,
    answerTokens: 0,
    estimated: true,
    cost: costOf(beginning.price, beginning.promptTokens, 0),
    ms: null,
    sent: work.get(secretsToken).seal(JSON.stringify(messages), `ai call ${id}`),
    received: null,
  });
  return id;
}

/** Which budget is used up, and when there will be more. */
async function usedUp(
  work: Work,
  slot: Slot,
  most: { tokens: number; money: number },
  zone: string,
  day: string,
): Promise<Refusal> {
  const now = await spent(work.em, slot);
  const { tokens } = slot.limit;
  const what = tokens !== null && now.tokens + now.heldTokens + most.tokens > tokens ? 'tokens' : 'money';
  const again = slot.kind === 'day' ? startOfDay(zone, nextDay(day)) : startOfDay(zone, nextMonth(day));
  return new Refusal('AI_BUDGET_USED_UP', `The ${slot.kind}'s budget of the ${slot.scope} does not allow this call.`, {
    data: { scope: slot.scope, period: slot.kind, what, again: iso(again) },
  });
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return iso(Date.UTC(year, month, 1)).slice(0, 10);
}
