import type * as z from 'zod';
import type { EnvelopeOf, EventContract } from '#contracts/define.ts';
import type { Saga, SagaDefinition, SagaReply } from '#kernel/module.ts';

const STEP = /^(?!undo-)[a-z][a-z0-9-]*$/;

/**
 * Work of several modules that is done as a whole or undone as a whole. It lives in the module that owns the outcome,
 * stands in its manifest (`sagas`) and is begun by `work.startSaga`.
 *
 * ```ts
 * export const assignCurriculum = defineSaga({
 *   name: 'assign-curriculum',
 *   data: z.object({ curriculumId: z.string(), classIds: z.array(z.string()), courseIds: z.array(z.string()).default([]) }),
 *   steps: [
 *     { name: 'note', act: noteAssignment, undo: { act: dropAssignment } },
 *     {
 *       name: 'courses',
 *       act: (_work, saga) => saga.send(coursesRequested, { curriculumId: saga.data.curriculumId, classIds: … }),
 *       replies: [
 *         when(coursesMade, (saga, event) => void (saga.data.courseIds = event.data.courseIds)),
 *         when(coursesRefused, (_saga, event) => event.data.reason),
 *       ],
 *       within: 5 * MINUTE,
 *       undo: { act: (_work, saga) => saga.send(coursesWithdrawn, {}) },
 *     },
 *   ],
 * });
 * ```
 *
 * The other module hears `coursesRequested` as any event and answers it by `replyToSaga`.
 *
 * ```
 *   running ──every step done──▶ done
 *      │ a step failed, or no reply came in time
 *      ▼
 *   undoing ──the `undo` of each step before it, backwards──▶ undone
 *      │ an `undo` failed                             (a step that was late is undone itself, too: its outcome is not known)
 *      ▼
 *   stuck, with a dead letter ──the letter is tried again, or a late reply comes──▶ undoing
 * ```
 *
 * Everything a course knows stands in its row (`bus_saga`), which changes only in the transaction of a move, under its
 * version. So a crash at any moment loses nothing and repeats nothing that was committed, and going on after a restart
 * is not a special case.
 */
export function defineSaga<D extends z.ZodObject>(saga: SagaDefinition<D>): SagaDefinition<D> {
  const names = saga.steps.map((step) => step.name);
  if (names.length === 0 || new Set(names).size < names.length || !names.every((name) => STEP.test(name))) {
    throw new Error(`saga ${saga.name} needs steps with different names like ${STEP}; it has ${names.join(', ')}`);
  }
  return saga;
}

/** A reply a move waits for. Without `take` it says that the move is done. */
export function when<D, E extends EventContract>(
  event: E,
  take: (saga: Saga<D>, event: EnvelopeOf<E>) => string | undefined = () => undefined,
): SagaReply<D> {
  return { event, take } as unknown as SagaReply<D>;
}
