import * as z from 'zod';
import * as events from '#contracts/academic/events.ts';
import { enrollmentTold } from '#contracts/notification/events.ts';
import { pupilsChecked } from '#contracts/user/events.ts';
import { MINUTE } from '#kernel/clock.ts';
import type { Saga, SagaStep, Work } from '#kernel/module.ts';
import { when } from '#kernel/saga/define-saga.ts';
import { seatPupils, unseatPupils } from '#modules/academic/use-cases/seat-pupils.ts';

/** What a saga knows that brings pupils into a class. */
export const Seating = z.object({
  schoolId: z.string(),
  classId: z.string(),
  className: z.string(),
  pupilIds: z.array(z.string()),
  seatIds: z.array(z.string()).default([]),
  /** How many of them user has refused. */
  refused: z.number().int().default(0),
});
export type Seating = z.output<typeof Seating>;

/** A module that does not answer within this is asked once more. Long enough for it to be started again meanwhile. */
const PATIENCE = { within: 5 * MINUTE, tries: 2 };

export async function seat(work: Work, saga: Saga<Seating>): Promise<void> {
  saga.data.seatIds = await seatPupils(work, saga.data.classId, saga.data.pupilIds, saga.id);
}

/** The seats are free again, and whoever asked for them hears of it. */
export async function unseat(work: Work, saga: Saga<Seating>, withClass: boolean): Promise<void> {
  const { schoolId, classId, className, seatIds, refused } = saga.data;
  await unseatPupils(work, seatIds);
  saga.send(events.enrollmentUndone, {
    sagaId: saga.id as never,
    schoolId: schoolId as never,
    classId: classId as never,
    className,
    by: (saga.actor ?? null) as never,
    reason: saga.reason ?? 'failed',
    refused,
    withClass,
  });
}

/** What academic knows of people may be a moment old: user says whether they may be seated. */
export const check: SagaStep<Seating> = {
  name: 'check',
  act: (_work, { data, send }) =>
    send(events.pupilsCheckRequested, { schoolId: data.schoolId as never, pupilIds: data.pupilIds as never }),
  replies: [
    when(pupilsChecked, (saga: Saga<Seating>, { data: { refused } }) => {
      saga.data.refused = refused.length;
      return refused[0]?.reason;
    }),
  ],
  ...PATIENCE,
};

/** Pupils hear of the class once it is sure that they stay in it. */
export const tell: SagaStep<Seating> = {
  name: 'tell',
  act: (_work, { id, data, send }) =>
    send(events.enrollmentNewsRequested, {
      sagaId: id as never,
      schoolId: data.schoolId as never,
      classId: data.classId as never,
      className: data.className,
      pupilIds: data.pupilIds as never,
    }),
  replies: [when(enrollmentTold)],
  ...PATIENCE,
  undo: { act: (_work, { id, send }) => send(events.enrollmentNewsWithdrawn, { sagaId: id as never }) },
};
