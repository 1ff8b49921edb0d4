import * as z from 'zod';
import { defineQuery, type ModuleName } from '#contracts/define.ts';
import type { EventStore } from '#kernel/events/store.ts';
import { type Answer, answer } from '#kernel/module.ts';

/*
 * What subscribers in other processes ask a source about its events. They travel like every other question; no module
 * declares them, because they are the bus's own.
 */

const events = z.array(z.object({ pos: z.number().int(), bytes: z.string() }));

/** Makes a group known; answers where its cursors begin. */
export const registerGroup = (source: ModuleName) =>
  defineQuery({
    name: `${source}.$register`,
    input: z.object({ group: z.string(), start: z.enum(['earliest', 'latest']) }),
    output: z.array(z.number().int()),
  });

export const retireGroup = (source: ModuleName) =>
  defineQuery({ name: `${source}.$retire`, input: z.object({ group: z.string() }), output: z.null() });

/** Events the stream does not hold (any more), out of the source's own store, a page at a time. */
export const storedEvents = (source: ModuleName) =>
  defineQuery({
    name: `${source}.$events`,
    input: z.object({ part: z.number().int(), after: z.number().int(), limit: z.number().int().min(1).max(500) }),
    output: z.object({ events, head: z.number().int(), pruned: z.number().int() }),
  });

export const sourceAnswers = (store: EventStore): readonly Answer[] => [
  answer(registerGroup(store.source), async (_context, { group, start }) => [...(await store.register(group, start))]),
  answer(retireGroup(store.source), async (_context, { group }) => {
    await store.retire(group);
    return null;
  }),
  answer(storedEvents(store.source), async (_context, { part, after, limit }) => {
    const found = await store.read(part, after, limit);
    const state = (await store.state())[part];
    return { events: [...found], head: state?.head ?? 0, pruned: state?.pruned ?? 0 };
  }),
];
