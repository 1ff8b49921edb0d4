import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, id, instant, p, reference } from '#kernel/database/columns.ts';

/**
 * A pupil in a class as the first pages count: what academic, content and assessment tell of them and the last day of
 * their log, in one narrow row, so that a page neither joins nor scans what it is made of.
 */
export const ClassSeat = defineEntity({
  name: 'ClassSeat',
  tableName: 'class_seat',
  properties: {
    id: id(),
    classId: reference(),
    personId: reference(),
    /** Sits there as a pupil now. */
    present: p.boolean(),
    /** Has chosen a theme there. */
    theme: p.boolean(),
    /** How many surveys they have answered. */
    surveys: p.integer(),
    /** When something happened to their theme last; before anything did, when they came. */
    movedAt: instant(),
    /** The last day they entered something for. */
    lastDay: day().nullable(),
  },
  uniques: [{ name: 'class_seat_once', properties: ['classId', 'personId'] }],
  indexes: [{ name: 'class_seat_person', properties: ['personId'] }],
});
export type ClassSeat = InferEntity<typeof ClassSeat>;

/** How much a class has entered for a day. */
export const DayCount = defineEntity({
  name: 'DayCount',
  tableName: 'day_count',
  properties: { id: id(), schoolId: reference(), classId: reference(), day: day(), entries: p.integer() },
  uniques: [{ name: 'day_count_once', properties: ['classId', 'day'] }],
  indexes: [{ name: 'day_count_school', properties: ['schoolId', 'day'] }],
});
export type DayCount = InferEntity<typeof DayCount>;

export const counterEntities = [ClassSeat, DayCount];
