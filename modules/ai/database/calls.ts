import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { AiFunction } from '#contracts/ai/functions.ts';
import type { Scope } from '#contracts/ai/settings.ts';
import { day, id, instant, p, reference } from '#kernel/database/columns.ts';

/** How a call ended; `failed`: nothing came; `lost`: the process that made it is gone. */
export type CallEnd = 'complete' | 'tooLong' | 'cut' | 'stopped' | 'refused' | 'failed' | 'lost';

/** One request to a model: written before it leaves, with what it may cost at most, and settled by what it came to. */
export const AiCall = defineEntity({
  name: 'AiCall',
  tableName: 'ai_call',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference().nullable(),
    personId: reference(),
    fn: p.string().length(20).$type<AiFunction>(),
    model: p.string().length(120),
    /** Where it went: the host of the address. */
    host: p.string().length(255),
    prompt: p.string().length(120),
    /** 1, or 2 for the round that asks for what was wrong. */
    round: p.integer(),
    /** The calendar day in the school's zone whose budgets it is taken from. */
    day: day(),
    startedAt: instant(),
    /** An open call that is older than this belongs to a process that died. */
    openUntil: instant().nullable(),
    heldTokens: p.bigint('number'),
    heldMoney: p.bigint('number'),
    finish: p.string().length(10).nullable().$type<CallEnd>(),
    promptTokens: p.bigint('number').default(0),
    answerTokens: p.bigint('number').default(0),
    /** The endpoint did not say how much it was; it was estimated. */
    estimated: p.boolean().default(false),
    cost: p.bigint('number').default(0),
    ms: p.integer().nullable(),
    /** The masked text as it left and the answer as it came, sealed; gone after the days they are kept. */
    sent: p.text().length(16_777_215).nullable(),
    received: p.text().length(16_777_215).nullable(),
  },
  indexes: [
    { name: 'ai_call_of_school', properties: ['schoolId', 'id'] },
    { name: 'ai_call_by_day', properties: ['schoolId', 'day', 'fn'] },
    { name: 'ai_call_open', properties: ['openUntil'] },
  ],
});
export type AiCall = InferEntity<typeof AiCall>;

/** What was used, and is held for calls under way, by one payer in one day or month. */
export const AiSpending = defineEntity({
  name: 'AiSpending',
  tableName: 'ai_spending',
  properties: {
    id: id(),
    schoolId: reference(),
    scope: p.string().length(10).$type<Scope>(),
    scopeId: reference(),
    /** `2026-11-26` or `2026-11`. */
    period: p.string().length(10),
    tokens: p.bigint('number').default(0),
    money: p.bigint('number').default(0),
    heldTokens: p.bigint('number').default(0),
    heldMoney: p.bigint('number').default(0),
  },
  uniques: [{ name: 'ai_spending_of', properties: ['scopeId', 'scope', 'period'] }],
  indexes: [{ name: 'ai_spending_of_school', properties: ['schoolId', 'period', 'scope'] }],
});
export type AiSpending = InferEntity<typeof AiSpending>;
