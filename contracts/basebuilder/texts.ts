import * as z from 'zod';
import { AnswerType } from '#contracts/basebuilder/items.ts';
import { Day, Instant, may, route } from '#contracts/define.ts';
import { ItemId, TextSetId, UserId } from '#contracts/ids.ts';

const ReadingState = z.enum(['none', 'opened', 'ended']);
export const PupilText = z.object({
  id: TextSetId,
  title: z.string(),
  /** The earliest of the days it is due on in the pupil's classes. */
  dueDay: Day.nullable(),
  classNames: z.array(z.string()),
  deliveredAt: Instant,
  words: z.number().int(),
  questions: z.number().int(),
  passage: z.boolean(),
  /** floor(100 × Σ level ÷ (5 × items)) over words and questions. */
  proficiency: z.number().int(),
  /** Items answered at least once. */
  answered: z.number().int(),
  reading: ReadingState,
});
export type PupilText = z.infer<typeof PupilText>;

const Entry = z.object({
  itemId: ItemId,
  question: z.string(),
  answerType: AnswerType,
  /** The word itself, once the pupil has met it: not before, so that it is not given away. */
  title: z.string().nullable(),
  level: z.number().int(),
  answered: z.boolean(),
});
export const PupilTextView = z.object({
  id: TextSetId,
  title: z.string(),
  dueDay: Day.nullable(),
  /** Light Markdown; empty without a passage. */
  passage: z.string(),
  words: z.array(Entry),
  questions: z.array(Entry),
  reading: z.object({
    state: ReadingState,
    /** Seconds from opening before the end can have been reached; counted by the server. */
    leastSeconds: z.number().int(),
  }),
  proficiency: z.number().int(),
});
export type PupilTextView = z.infer<typeof PupilTextView>;

const tags = ['basebuilder'];
const readers = ['self', 'teacherOfStudent', 'adminOfSchool'] as const;
const one = z.object({ studentId: UserId, id: TextSetId });

export const textRoutes = {
  studentTexts: route
    .meta(may(readers, 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/texts',
      summary: 'Sets delivered to the classes of a pupil, what is due first',
      tags,
    })
    .input(z.object({ studentId: UserId }))
    .output(z.object({ items: z.array(PupilText) })),
  studentText: route
    .meta(may(readers, 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/students/{studentId}/texts/{id}',
      summary: 'A set with its passage, as a pupil reads it',
      tags,
    })
    .input(one)
    .output(PupilTextView),
  noteReading: route
    .meta(may(['self'], 'user', 'studentId'))
    .route({
      method: 'POST',
      path: '/students/{studentId}/texts/{id}/reading',
      summary: 'The passage was opened, or its end reached; an end nobody could have read to by now is refused',
      tags,
    })
    .input(one.extend({ at: z.enum(['open', 'end']) }))
    .output(PupilTextView.shape.reading),
};
