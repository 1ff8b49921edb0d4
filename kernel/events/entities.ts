import { defineEntity, Type } from '@mikro-orm/core';
import type { InferKyselyDB } from '@mikro-orm/sql';
import type { Kysely } from 'kysely';
import { instant, p } from '#kernel/database/columns.ts';
import type { AnyEntity, EntityManager } from '#kernel/database/database.ts';
import { BusJob } from '#kernel/jobs/bus-job.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';

/** Text of any length, kept byte for byte; MySQL's `text` would end at 64 KB. */
class LongText extends Type<string, string> {
  override getColumnType(_property: unknown, platform: { constructor: { name: string } }): string {
    return /^(MySql|MariaDb)/.test(platform.constructor.name) ? 'longtext' : 'text';
  }
}
const longText = () => p.type(LongText).$type<string>();
const shortText = () => p.string().length(64);
const aggregate = () => p.string().length(191);
const position = () => p.bigint('number');
const flag = () => p.integer().$type<0 | 1>();

/** Outbox and event store in one: written with the state, never changed but for its position and an erased person. */
export const BusEvent = defineEntity({
  name: 'BusEvent',
  tableName: 'bus_event',
  properties: {
    id: p.integer().primary().autoincrement(),
    msgId: p.string().length(36).unique(),
    part: p.integer(),
    aggType: shortText(),
    aggId: aggregate(),
    /** The optimistic lock that makes the order of ids the order of commits per aggregate. */
    aggSeq: position(),
    type: shortText(),
    v: p.integer(),
    keep: p.string().length(16).$type<'forever' | 'retention'>(),
    schoolId: p.string().length(36).nullable(),
    headers: longText(),
    data: longText(),
    personal: longText().nullable(),
    personalSalt: p.string().length(32).nullable(),
    /** Outlives `personal` and its salt, so that the chain verifies after a person was erased. */
    personalDigest: p.string().length(64).nullable(),
    at: instant(),
    /** The rest is filled in by the relay; `publishedAt` is the database's clock, for retention. */
    pos: position().nullable(),
    prev: p.string().length(36).nullable(),
    hash: p.string().length(64).nullable(),
    publishedAt: instant().nullable(),
  },
  uniques: [{ properties: ['aggType', 'aggId', 'aggSeq'] }, { properties: ['part', 'pos'] }],
  indexes: [{ properties: ['schoolId', 'keep', 'id'] }],
});

/** Source side: where each partition's numbering stands. */
export const BusRelay = defineEntity({
  name: 'BusRelay',
  tableName: 'bus_relay',
  properties: {
    // Without this MySQL would number the partitions itself, from 1.
    part: p.integer().primary().autoincrement(false),
    /** Last position given. */
    head: position(),
    /** Last position the transport was known to hold; may lag behind, appending again changes nothing. */
    published: position(),
    /** Positions up to here may have been pruned. */
    pruned: position(),
    lastId: p.string().length(36),
    /** Hash of the last event that is kept for ever. */
    lastHash: p.string().length(64),
  },
});

/** Source side: what the source knows of its subscribers. Behind the truth by design; only pruning reads it. */
export const BusGroup = defineEntity({
  name: 'BusGroup',
  tableName: 'bus_group',
  properties: {
    grp: shortText().primary(),
    part: p.integer().primary(),
    cursor: position(),
    seenAt: instant(),
    state: p.string().length(16).$type<'attached' | 'detached' | 'retired'>(),
  },
});

/** Consumer side: the inbox. Moves in the transaction of the reactions. */
export const BusCursor = defineEntity({
  name: 'BusCursor',
  tableName: 'bus_cursor',
  properties: {
    grp: shortText().primary(),
    src: shortText().primary(),
    part: p.integer().primary(),
    pos: position(),
    /** Id of the event at `pos`; empty when it is not known (nothing read yet, or it could not be parsed). */
    lastId: p.string().length(36),
  },
});

export const BusLease = defineEntity({
  name: 'BusLease',
  tableName: 'bus_lease',
  properties: {
    grp: shortText().primary(),
    src: shortText().primary(),
    part: p.integer().primary(),
    owner: p.string().length(36),
    until: instant(),
    /** 0 while owned: whoever takes over a lease that is not clean knows its owner died with work in hand. */
    clean: flag(),
  },
});

/** Who is alive, so that the partitions are shared out fairly. */
export const BusInstance = defineEntity({
  name: 'BusInstance',
  tableName: 'bus_instance',
  properties: { grp: shortText().primary(), id: p.string().length(36).primary(), seenAt: instant() },
});

export type DeferredState = 'waiting' | 'retry' | 'running' | 'dead' | 'unsupported';

/** Events set aside: to be tried again, waiting behind one of their aggregate, or dead. */
export const BusDeferred = defineEntity({
  name: 'BusDeferred',
  tableName: 'bus_deferred',
  properties: {
    grp: shortText().primary(),
    src: shortText().primary(),
    part: p.integer().primary(),
    pos: position().primary(),
    agg: p.string().length(256),
    type: shortText(),
    /** The original bytes. */
    env: longText(),
    attempts: p.integer(),
    /** Attempts that ended with the death of their process. */
    crashes: p.integer(),
    nextAt: instant(),
    state: p.string().length(16).$type<DeferredState>(),
    /** 1: later events of the aggregate wait behind this one. */
    blocks: flag(),
    error: longText().nullable(),
    version: p.integer(),
  },
  indexes: [{ properties: ['grp', 'src', 'part', 'agg', 'pos'] }, { properties: ['grp', 'state', 'nextAt'] }],
});

/** Recorded replies of requests with an idempotency key (kernel/once.ts). */
export const BusReply = defineEntity({
  name: 'BusReply',
  tableName: 'bus_reply',
  properties: { idemKey: p.string().length(191).primary(), query: shortText(), reply: longText(), at: instant() },
});

export const BusDlqAudit = defineEntity({
  name: 'BusDlqAudit',
  tableName: 'bus_dlq_audit',
  properties: {
    id: p.integer().primary().autoincrement(),
    action: p.string().length(16).$type<'redrive' | 'discard'>(),
    by: p.string().length(64),
    at: instant(),
    grp: shortText(),
    src: shortText(),
    part: p.integer(),
    pos: position(),
    eventId: p.string().length(36),
    error: longText().nullable(),
  },
});

/** Every module's database has these besides its own. */
export const busEntities: readonly AnyEntity[] = [
  BusEvent,
  BusRelay,
  BusGroup,
  BusCursor,
  BusLease,
  BusInstance,
  BusDeferred,
  BusReply,
  BusDlqAudit,
  BusJob,
  BusSaga,
];

type Entities =
  | typeof BusEvent
  | typeof BusRelay
  | typeof BusGroup
  | typeof BusCursor
  | typeof BusLease
  | typeof BusInstance
  | typeof BusDeferred
  | typeof BusReply
  | typeof BusDlqAudit
  | typeof BusJob
  | typeof BusSaga;
export type BusTables = InferKyselyDB<Entities, { columnNamingStrategy: 'property' }>;

/** The bus tables of a database, typed; inside a transaction of `em`, in that transaction. */
export const tables = (em: EntityManager): Kysely<BusTables> => em.getKysely<BusTables>();
