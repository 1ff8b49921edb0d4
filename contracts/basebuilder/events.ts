import * as z from 'zod';
import { defineEvent } from '#contracts/define.ts';
import { ClassId, LearningPathId, SchoolId, TextSetId, UserId } from '#contracts/ids.ts';

/** A set was given to a class; `toldIds` are its pupils. */
export const textSetDelivered = defineEvent({
  type: 'basebuilder.text-set-delivered.v1',
  aggregate: 'delivery',
  data: z.object({
    schoolId: SchoolId,
    setId: TextSetId,
    title: z.string(),
    classId: ClassId,
    className: z.string(),
    /** `YYYY-MM-DD` */
    dueDay: z.string().nullable(),
    by: UserId,
    toldIds: z.array(UserId),
  }),
});

/** A path was assigned; `toldIds` are the pupils it is for. */
export const pathAssigned = defineEvent({
  type: 'basebuilder.path-assigned.v1',
  aggregate: 'path-assignment',
  data: z.object({
    schoolId: SchoolId,
    pathId: LearningPathId,
    title: z.string(),
    classId: ClassId,
    className: z.string(),
    /** `YYYY-MM-DD` */
    dueDay: z.string().nullable(),
    by: UserId,
    toldIds: z.array(UserId),
  }),
});
