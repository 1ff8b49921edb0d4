import * as z from 'zod';
import { Day, defineQuery } from '#contracts/define.ts';
import { ClassId, SchoolId, UserId } from '#contracts/ids.ts';

/** How often pupils of a school asked the coach on a day of the school's, by class. What they asked is not told. */
export const questionsOfDay = defineQuery({
  name: 'ai.questions-of-day',
  input: z.object({ schoolId: SchoolId, day: Day }),
  output: z.object({
    items: z.array(z.object({ classId: ClassId, personId: UserId, questions: z.number().int() })),
  }),
  deadline: 10_000,
});
