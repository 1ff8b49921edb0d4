import type { EventContract } from '#contracts/define.ts';
import { MINUTE } from '#kernel/clock.ts';
import type { Saga, SagaDefinition, SagaMove, SagaStep, Work } from '#kernel/module.ts';
import type { BusSaga, Trace } from '#kernel/saga/bus-saga.ts';
import { sagaStuck } from '#kernel/saga/stuck-event.ts';

const PATIENCE = 5 * MINUTE;

/** The name of one try of one move. */
export const keyOf = ({ id, state, step, tries }: BusSaga): string =>
  `${id}:${state === 'running' ? '' : 'undo-'}${step}:${tries}`;

/** Which course and move a message's key is about; undefined when it is no such key. */
export function parseKey(key: string): { id: string; step: string; undo: boolean } | undefined {
  const [id, move, tries] = key.split(':');
  if (!id || !move || !tries) return undefined;
  const undo = move.startsWith('undo-');
  return { id, step: undo ? move.slice('undo-'.length) : move, undo };
}

const stepAt = (definition: SagaDefinition, row: BusSaga): number =>
  definition.steps.findIndex((step) => step.name === row.step);

/** The move that is next or under way; undefined when this version of the saga has no such step. */
export function moveOf(definition: SagaDefinition, row: BusSaga): SagaMove<Record<string, unknown>> | undefined {
  const step = definition.steps[stepAt(definition, row)];
  return row.state === 'running' ? step : step?.undo;
}

/** The course as its moves see it. */
export function sagaOf<D>(work: Work, row: BusSaga): Saga<D> {
  const send = (event: EventContract, data: object, personal?: unknown) =>
    work.publish<EventContract>(event, row, { ...data, saga: keyOf(row) }, ...((personal ? [personal] : []) as []));
  const { id, reason, context } = row;
  const data = row.data as D;
  return { id, key: keyOf(row), data, reason: reason ?? undefined, actor: context.actor, send: send as never };
}

/** The transaction of the move; afterwards the course waits for a reply or stands before the next move. */
export async function act(work: Work, definition: SagaDefinition, row: BusSaga): Promise<void> {
  const move = moveOf(definition, row);
  if (!move) throw new Error(`the saga ${row.saga} has no step ${row.step} to ${row.state} in this version`);
  const saga = sagaOf<Record<string, unknown>>(work, row);
  await move.act(work, saga);
  row.data = definition.data.parse(JSON.parse(JSON.stringify(saga.data)));
  row.attempts = 0;
  row.error = null;
  if (!move.replies?.length) {
    moved(work, definition, row);
    return;
  }
  row.turn = 'wait';
  row.dueAt = work.clock.now() + (move.within ?? PATIENCE);
}

/** The move is done: on to the next one, or to the end. */
export function moved(work: Work, definition: SagaDefinition, row: BusSaga): void {
  const at = stepAt(definition, row);
  if (row.state !== 'running') {
    trace(work, row, 'undone');
    row.state = 'undoing';
    undoBefore(work, definition, row, at);
    return;
  }
  trace(work, row, 'done');
  const next = definition.steps[at + 1];
  if (next) stand(work, row, next);
  else end(work, row, 'done');
}

/** The move could not be done; `late` when nobody knows whether it was. */
export function failed(
  work: Work,
  definition: SagaDefinition,
  row: BusSaga,
  why: { reason: string; late?: boolean },
): void {
  if (row.state !== 'running') {
    stick(work, row, why.reason);
    return;
  }
  trace(work, row, why.late ? 'late' : 'failed');
  row.state = 'undoing';
  row.reason = why.reason.slice(0, 64);
  undoBefore(work, definition, row, stepAt(definition, row) + (why.late ? 1 : 0));
}

/** No reply came in time. */
export async function overdue(work: Work, definition: SagaDefinition, row: BusSaga): Promise<void> {
  if (row.tries >= (moveOf(definition, row)?.tries ?? 1)) {
    failed(work, definition, row, { reason: 'no_answer', late: true });
    return;
  }
  row.tries += 1;
  row.turn = 'act';
  await act(work, definition, row);
}

/** A person wants a stuck course to go on. */
export function unstick(work: Work, row: BusSaga): void {
  row.state = 'undoing';
  row.turn = 'act';
  row.tries += 1;
  row.attempts = 0;
  row.dueAt = work.clock.now();
  work.wake();
}

function undoBefore(work: Work, definition: SagaDefinition, row: BusSaga, at: number): void {
  const step = definition.steps.slice(0, at).findLast((one) => one.undo);
  if (step) stand(work, row, step);
  else end(work, row, 'undone');
}

function stand(work: Work, row: BusSaga, step: SagaStep<never>): void {
  row.step = step.name;
  row.turn = 'act';
  row.tries = 1;
  row.attempts = 0;
  row.dueAt = work.clock.now();
  work.wake();
}

function end(work: Work, row: BusSaga, state: 'done' | 'undone'): void {
  row.state = state;
  row.dueAt = null;
  row.endedAt = work.clock.now();
}

function stick(work: Work, row: BusSaga, reason: string): void {
  row.state = 'stuck';
  row.turn = 'wait';
  row.dueAt = null;
  row.error ??= reason;
  work.publish(sagaStuck(work.module), row, { saga: keyOf(row), reason: row.error });
}

function trace(work: Work, row: BusSaga, what: Trace['what']): void {
  row.trail = [...row.trail, { step: row.step, what, at: work.clock.now() }];
}
