import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { Context } from '#kernel/context.ts';
import { eventSeq, id, instant, json, p, version } from '#kernel/database/columns.ts';

/** `running` forward, `undoing` backward; `done` and `undone` are the ends, `stuck` waits for a person. */
export type SagaState = 'running' | 'undoing' | 'done' | 'undone' | 'stuck';
/** What became of a step, in the order in which it became so. `late`: no reply in time, so the outcome is not known. */
export type Trace = {
  readonly step: string;
  readonly what: 'done' | 'failed' | 'late' | 'undone';
  readonly at: number;
};

/** One course of a saga: all there is of it. `version` lets one of several orchestrators advance it. */
export const BusSaga = defineEntity({
  name: 'BusSaga',
  tableName: 'bus_saga',
  properties: {
    id: id(),
    saga: p.string().length(64),
    data: json<Record<string, unknown>>(),
    state: p.string().length(16).$type<SagaState>(),
    /** The step whose move, or whose undoing, is next or under way. */
    step: p.string().length(64),
    /** `act`: its transaction is still to come. `wait`: for a reply. */
    turn: p.string().length(4).$type<'act' | 'wait'>(),
    /** How often the move was begun because no reply came. */
    tries: p.integer(),
    /** How often in a row its transaction failed. */
    attempts: p.integer(),
    /** By the module's clock: when to act, or when a reply is late. Null when only an event can move it. */
    dueAt: instant().nullable(),
    reason: p.string().length(64).nullable(),
    /** Why the last transaction failed; for operators. */
    error: p.text().nullable(),
    trail: json<Trace[]>(),
    context: json<Context>(),
    schoolId: p.string().length(36).nullable(),
    startedAt: instant(),
    endedAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ properties: ['dueAt'] }],
});
export type BusSaga = InferEntity<typeof BusSaga>;
