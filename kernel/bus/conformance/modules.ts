import { defineEntity } from '@mikro-orm/core';
import * as z from 'zod';
import { defineEvent, defineQuery, defineReplica, type Envelope } from '#contracts/define.ts';
import { eventSeq, id, p, version } from '#kernel/database/columns.ts';
import {
  type Answer,
  defineModule,
  type JobDefinition,
  type ModuleManifest,
  on,
  type Reaction,
  type Work,
} from '#kernel/module.ts';
import { type replica, snapshotAnswer } from '#kernel/replica/replica.ts';

/*
 * The smallest modules that show everything: `user` counts and says so, `academic` and `notification` hear it and keep one
 * effect per event. Their tables have no unique key that could hide a duplicate.
 */

/** What a reaction shall do with an event: instructions travel in the event, so that they survive their process. */
export const Behaviour = z.enum(['well', 'fail', 'fail-once', 'fail-twice', 'kill', 'kill-once', 'hang', 'fix-me']);
export type Behaviour = z.infer<typeof Behaviour>;

export const counted = defineEvent({
  type: 'user.counted.v1',
  aggregate: 'counter',
  data: z.object({ n: z.number().int(), behave: Behaviour, anything: z.unknown().optional() }),
});
/** The next major version, which an older reader does not know. */
export const countedV2 = defineEvent({
  type: 'user.counted.v2',
  aggregate: 'counter',
  data: z.object({ number: z.number().int(), unit: z.string() }),
});
/** The same event as a newer writer knows it: with one more, optional field. */
export const countedWider = defineEvent({
  type: 'user.counted.v1',
  aggregate: 'counter',
  data: counted.data.extend({ note: z.string().optional() }),
});
/** Nobody here hears it. */
export const overheard = defineEvent({ type: 'user.overheard.v1', aggregate: 'counter', data: z.object({}) });
/** What academic says when it has heard. */
export const echoed = defineEvent({
  type: 'academic.echoed.v1',
  aggregate: 'counter',
  data: z.object({ n: z.number() }),
});
/** Kept for ever, with personal data; feeds the replica. */
export const named = defineEvent({
  type: 'user.named.v1',
  aggregate: 'person',
  keep: 'forever',
  data: z.object({ age: z.number().int().nullable() }),
  personal: z.object({ name: z.string().max(60) }),
});
export const forgotten = defineEvent({
  type: 'user.forgotten.v1',
  aggregate: 'person',
  keep: 'forever',
  data: z.object({}),
});

export const persons = defineReplica({
  name: 'user.persons',
  row: z.object({ age: z.number().int().nullable(), name: z.string().max(60) }),
  indexes: [['name']],
  fedBy: [named],
  removedBy: [forgotten],
});

export const double = defineQuery({
  name: 'academic.double',
  input: z.object({ n: z.number(), wait: z.number().optional(), go: z.enum(['refuse', 'fault', 'lie']).optional() }),
  output: z.object({ n: z.number(), correlation: z.string() }),
  deadline: 2000,
});
/** A command: has an effect. */
export const book = defineQuery({
  name: 'academic.book',
  input: z.object({ what: z.string(), kill: z.enum(['before', 'after']).optional() }),
  output: z.object({ booking: z.string() }),
  deadline: 2000,
});

export const Counter = defineEntity({
  name: 'Counter',
  tableName: 'counter',
  properties: { id: id(), value: p.integer().default(0), eventSeq: eventSeq(), version: version() },
});
export const Person = defineEntity({
  name: 'Person',
  tableName: 'person',
  properties: { id: id(), name: p.string(), age: p.integer().nullable(), eventSeq: eventSeq(), version: version() },
});
export const Effect = defineEntity({
  name: 'Effect',
  tableName: 'effect',
  properties: {
    id: p.integer().primary().autoincrement(),
    eventId: p.string().length(36),
    agg: p.string().length(36),
    seq: p.integer(),
    replay: p.boolean(),
    correlation: p.string().length(64),
    at: p.bigint('number'),
  },
});

export type Hear = (work: Work, event: Envelope) => Promise<void>;

/** Keeps the effect of an event, after `before` has had its way with it. */
export const keeping =
  (before: Hear): Hear =>
  async (work, event) => {
    await before(work, event);
    work.em.create(Effect, {
      eventId: event.id,
      agg: event.aggregateId,
      seq: event.seq,
      replay: event.meta.replay,
      correlation: event.correlation,
      at: Date.now(),
    });
  };

const none = { migrations: { sqlite: [], mysql: [] } };

export const user: ModuleManifest = defineModule({
  name: 'user',
  ...none,
  publishes: [counted, countedV2, countedWider, overheard, named, forgotten],
  answers: [
    snapshotAnswer(persons, async (em, after, limit) => {
      const found = await em.find(Person, { id: { $gt: after } }, { orderBy: { id: 'asc' }, limit });
      return found.map(({ id, eventSeq: seq, name, age }) => ({ id, seq, row: { name, age: age ?? null } }));
    }),
  ],
  entities: [Counter, Person],
});

export type Subscriber = {
  name: 'academic' | 'notification';
  hears?: readonly Reaction[];
  before?: Hear;
  answers?: readonly Answer[];
  replicas?: readonly ReturnType<typeof replica<(typeof persons)['row']>>[];
  jobs?: readonly JobDefinition[];
};

/** A module that hears `counted` (or what it is told to) and keeps the effects. */
export const subscriber = ({
  name,
  hears,
  before = async () => {},
  answers = [],
  replicas = [],
  jobs = [],
}: Subscriber): ModuleManifest =>
  defineModule({
    name,
    ...none,
    publishes: name === 'academic' ? [echoed] : [],
    hears: hears ?? [on(counted, keeping(before))],
    answers,
    asks: [double, book],
    replicas,
    jobs,
    entities: [Effect, Counter],
  });
