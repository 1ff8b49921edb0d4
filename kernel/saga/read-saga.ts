import type { EntityManager } from '#kernel/database/database.ts';
import type { SagaDefinition } from '#kernel/module.ts';
import { BusSaga } from '#kernel/saga/bus-saga.ts';

export type StepState = 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undone' | 'stuck';
/** A course for pages to show. Instants in milliseconds; `data` as its saga's schema says. */
export type SagaProgress = Pick<BusSaga, 'id' | 'saga' | 'state' | 'data' | 'startedAt'> & {
  readonly steps: readonly { readonly name: string; readonly state: StepState }[];
  readonly reason: string | null;
  readonly endedAt: number | null;
};

/** How far a course is; undefined when there is none, or when it is of none of these sagas. */
export async function readSaga(
  em: EntityManager,
  id: string,
  sagas: readonly SagaDefinition[],
): Promise<SagaProgress | undefined> {
  const row = await em.findOne(BusSaga, { id }, { refresh: true });
  const definition = sagas.find((saga) => saga.name === row?.saga);
  if (!row || !definition) return undefined;
  const { saga, state, data, startedAt } = row;
  const steps = definition.steps.map(({ name }) => ({ name, state: stateOf(row, name) }));
  return { id, saga, state, data, startedAt, steps, reason: row.reason ?? null, endedAt: row.endedAt ?? null };
}

function stateOf(row: BusSaga, step: string): StepState {
  if (!row.endedAt && row.step === step && row.state !== 'done' && row.state !== 'undone') return row.state;
  const last = row.trail.findLast((trace) => trace.step === step)?.what;
  return last === 'late' ? 'failed' : (last ?? 'waiting');
}

/** How many courses are under way, and how many wait for a person; for the health report. */
export async function countSagas(em: EntityManager): Promise<{ running: number; stuck: number }> {
  const running = await em.count(BusSaga, { state: ['running', 'undoing'] });
  return { running, stuck: await em.count(BusSaga, { state: 'stuck' }) };
}
