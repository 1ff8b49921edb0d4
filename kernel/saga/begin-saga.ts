import type * as z from 'zod';
import { currentContext } from '#kernel/context.ts';
import type { Saga, SagaDefinition, Work } from '#kernel/module.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';
import { act, sagaOf } from '#kernel/saga/course.ts';

/** Begins a course in the open transaction: it exists, and its first step has acted, if and only if that commits. */
export async function beginSaga<D extends z.ZodObject>(
  work: Work,
  saga: SagaDefinition<D>,
  input: z.input<D>,
): Promise<Saga<z.output<D>>> {
  const [first] = saga.steps;
  if (!first) throw new Error(`the saga ${saga.name} has no steps`);
  const id = work.ids.next();
  const data: Record<string, unknown> = saga.data.parse(input);
  const context = currentContext();
  const row = work.em.create(BusSaga, {
    id,
    saga: saga.name,
    data,
    state: 'running',
    step: first.name,
    turn: 'act',
    tries: 1,
    attempts: 0,
    dueAt: null,
    reason: null,
    error: null,
    trail: [],
    context: { correlation: id, ...context, causation: context?.causation ?? id },
    schoolId: typeof data.schoolId === 'string' ? data.schoolId : (context?.schoolId ?? null),
    startedAt: work.clock.now(),
    endedAt: null,
    eventSeq: 0,
    version: 1,
  });
  await act(work, saga, row);
  return sagaOf(work, row);
}
