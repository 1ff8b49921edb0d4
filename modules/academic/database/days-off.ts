import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, p, reference } from '#kernel/database/columns.ts';

/** A weekday, or a span of days, on which a school has no lessons. */
export const DayOff = defineEntity({
  name: 'DayOff',
  tableName: 'day_off',
  properties: {
    id: id(),
    schoolId: reference(),
    /** 1 Monday … 7 Sunday; empty for a span. */
    weekday: p.integer().nullable(),
    fromDay: day().nullable(),
    toDay: day().nullable(),
    name: p.string().length(60),
    eventSeq: eventSeq(),
  },
  indexes: [{ properties: ['schoolId', 'fromDay'] }],
});
export type DayOff = InferEntity<typeof DayOff>;
