import { defineSaga } from '#kernel/saga/define-saga.ts';
import { check, Seating, seat, tell, unseat } from '#modules/academic/sagas/seating.ts';
import { removeClass } from '#modules/academic/use-cases/remove-class.ts';

/** A class is opened with its pupils: every one of them is told of it once, or nothing of it remains. */
export const classWithPupils = defineSaga({
  name: 'class-with-pupils',
  data: Seating,
  steps: [
    {
      name: 'seat',
      act: seat,
      undo: {
        async act(work, saga) {
          await unseat(work, saga, true);
          await removeClass(work, saga.data.classId);
        },
      },
    },
    check,
    tell,
  ],
});
