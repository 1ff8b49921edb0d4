import * as z from 'zod';
import { classesChecked } from '#contracts/academic/events.ts';
import * as events from '#contracts/content/events.ts';
import { curriculumTold } from '#contracts/notification/events.ts';
import { MINUTE } from '#kernel/clock.ts';
import type { Saga, SagaDefinition, Work } from '#kernel/module.ts';
import { defineSaga, when } from '#kernel/saga/define-saga.ts';
import {
  dropCopies,
  makeCopies,
  openCopies,
  pupilsToTell,
} from '#modules/content/use-cases/curricula/assign-curriculum.ts';

/** What an assignment knows. `copyId` and `refused` come with its steps. */
export const Assignment = z.object({
  schoolId: z.string(),
  curriculumId: z.string(),
  fromClassId: z.string(),
  title: z.string(),
  publish: z.boolean(),
  classes: z.array(
    z.object({
      classId: z.string(),
      className: z.string(),
      copyId: z.string().nullable().default(null),
      refused: z.string().nullable().default(null),
    }),
  ),
});
export type Assignment = z.output<typeof Assignment>;
type Course = Saga<Assignment>;

/** A module that does not answer within this is asked once more. Long enough for it to be started again meanwhile. */
const PATIENCE = { within: 5 * MINUTE, tries: 2 };

/**
 * Copies of a curriculum come into several classes, or into none: they are made out of sight, academic (which knows best
 * who teaches what) confirms, then they are there, published if asked, and the pupils hear of it once.
 */
export const curriculumAssignment = defineSaga({
  name: 'curriculum-assignment',
  data: Assignment,
  steps: [
    {
      name: 'copy',
      act: makeCopies,
      undo: {
        async act(work: Work, saga: Course) {
          await dropCopies(work, saga);
          tellUndone(saga);
        },
      },
    },
    {
      name: 'check',
      act: (_work: Work, { data, actor, send }: Course) =>
        send(events.classesCheckRequested, {
          schoolId: data.schoolId as never,
          classIds: data.classes.map(({ classId }) => classId) as never,
          by: (actor ?? null) as never,
        }),
      replies: [
        when(classesChecked, (saga: Course, { data: { refused } }) => {
          for (const one of saga.data.classes) {
            one.refused = refused.find(({ classId }) => classId === one.classId)?.reason ?? null;
          }
          return refused[0]?.reason;
        }),
      ],
      ...PATIENCE,
    },
    { name: 'open', act: openCopies, undo: { act: dropCopies } },
    {
      name: 'tell',
      async act(work: Work, saga: Course) {
        const { schoolId, title } = saga.data;
        const classes = await pupilsToTell(work, saga.data);
        saga.send(events.curriculumNewsRequested, { schoolId: schoolId as never, title, classes: classes as never });
      },
      replies: [when(curriculumTold)],
      ...PATIENCE,
      undo: {
        act: (_work: Work, { data, send }: Course) =>
          send(events.curriculumNewsWithdrawn, {
            curriculumIds: data.classes.map(({ copyId }) => copyId).filter((id) => id !== null) as never,
          }),
      },
    },
  ],
});

function tellUndone({ id, data, actor, reason, send }: Course): void {
  const where = data.classes.find(({ refused }) => refused !== null) ?? data.classes[0];
  send(events.curriculumAssignmentUndone, {
    sagaId: id as never,
    schoolId: data.schoolId as never,
    curriculumId: data.curriculumId as never,
    classId: data.fromClassId as never,
    title: data.title,
    className: where?.className ?? '',
    by: (actor ?? null) as never,
    reason: reason ?? 'failed',
  });
}

export const sagas: readonly SagaDefinition[] = [curriculumAssignment];
