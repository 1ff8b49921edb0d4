import { defineSaga } from '#kernel/saga/define-saga.ts';
import { check, Seating, seat, tell, unseat } from '#modules/academic/sagas/seating.ts';

/** Pupils come into a class that is there: all of them, or none. */
export const enrollment = defineSaga({
  name: 'enrollment',
  data: Seating,
  steps: [{ name: 'seat', act: seat, undo: { act: (work, saga) => unseat(work, saga, false) } }, check, tell],
});
