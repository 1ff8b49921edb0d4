import { type Behaviour, Counter, counted, named, Person } from '#kernel/bus/conformance/modules.ts';
import type { ModuleContext } from '#kernel/module.ts';

/** The id of the nth aggregate. */
export const aggregate = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Counts up, `times` times in one transaction. */
export async function count(context: ModuleContext, id: string, behave: Behaviour = 'well', times = 1): Promise<void> {
  await context.transact(async (work) => {
    const root = (await work.em.findOne(Counter, { id })) ?? work.em.create(Counter, { id, value: 0, eventSeq: 0 });
    for (let time = 0; time < times; time += 1) {
      root.value += 1;
      work.publish(counted, root, { n: root.value, behave });
    }
  });
}

export type Production = {
  /** Transactions. */
  events: number;
  writers: number;
  aggregates: number;
  /** Events in each transaction; one unless said. */
  each?: number;
};

/**
 * Commits events, spread over aggregates of which each writer has its own, so that it is the order which is tested and
 * not the patience of writers in conflict.
 */
export async function produce(
  context: ModuleContext,
  { events, writers, aggregates, each = 1 }: Production,
  how?: (n: number) => Behaviour,
): Promise<void> {
  const write = async (writer: number) => {
    const own = Array.from({ length: aggregates }, (_, n) => n).filter((n) => n % writers === writer);
    for (let n = writer, turn = 0; n < events; n += writers, turn += 1) {
      await count(context, aggregate(own[turn % own.length] ?? 0), how?.(n), each);
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
}

/** A person is named, and named again. */
export async function name(context: ModuleContext, n: number, as: string): Promise<void> {
  await context.transact(async (work) => {
    const id = aggregate(n);
    const fresh = () => work.em.create(Person, { id, name: '', age: null, eventSeq: 0 });
    const root = (await work.em.findOne(Person, { id })) ?? fresh();
    root.name = as;
    root.age = n;
    work.publish(named, root, { age: n }, { name: as });
  });
}
