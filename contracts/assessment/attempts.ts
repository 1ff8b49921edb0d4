import * as z from 'zod';
import {
  AnswerChanges,
  AnswerKey,
  AnswerMark,
  AnswersSaved,
  AttemptResult,
  AttemptState,
  AttemptView,
  LiveRow,
  MarkingItem,
  MarkingRow,
  Paper,
  PaperItem,
  Pulse,
  QuizAnswer,
  Sitting,
} from '#contracts/assessment/attempt-views.ts';
import { QuizState } from '#contracts/assessment/quiz-views.ts';
import { Instant, may, route, Version } from '#contracts/define.ts';
import { AttemptId, QuizId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export * from '#contracts/assessment/attempt-views.ts';

const tags = ['assessment'];
const teachers = ['teacherOfClass', 'adminOfSchool'] as const;
const ofQuiz = may(teachers, 'quiz', 'id');
const mine = may(['self'], 'attempt', 'id');
const either = may(['self', ...teachers], 'attempt', 'id');
const quizId = z.object({ id: QuizId });
const one = z.object({ id: AttemptId });

export const attemptRoutes = {
  startAttempt: route
    .meta({ ...may(['memberOfClass'], 'quiz', 'id'), idempotent: false })
    .route({
      method: 'POST',
      path: '/quizzes/{id}/attempts',
      summary: 'Start my attempt of this number; however often and from wherever, it is the same one',
      tags,
    })
    .input(quizId.extend({ number: z.int().min(1).max(10) }))
    .output(AttemptView),
  attempt: route
    .meta(mine)
    .route({ method: 'GET', path: '/attempts/{id}', summary: 'My attempt as far as I have got, on any device', tags })
    .input(one)
    .output(AttemptView),
  saveAnswers: route
    .meta({ ...mine, idempotent: false })
    .route({
      method: 'PATCH',
      path: '/attempts/{id}/answers',
      summary:
        'Keep what has changed. What fits is kept even if something else does not; if nothing fits it is refused (422)',
      tags,
    })
    .input(one.extend({ changes: AnswerChanges }))
    .output(AnswersSaved),
  beAt: route
    .meta({ ...mine, idempotent: false })
    .route({
      method: 'POST',
      path: '/attempts/{id}/presence',
      summary: 'Where I am, every 15 seconds at most; answers the time that is left',
      tags,
    })
    .input(one.extend({ itemId: z.string().max(40).nullable(), visible: z.boolean() }))
    .output(Pulse),
  handIn: route
    .meta({ ...either, idempotent: false })
    .route({
      method: 'POST',
      path: '/attempts/{id}/hand-in',
      summary: 'Hand in, with these last changes; a teacher can do it for a pupil',
      tags,
    })
    .input(one.extend({ changes: AnswerChanges.default({}), reason: z.string().max(300).default('') }))
    .output(AnswersSaved),
  reopenAttempt: route
    .meta(may(teachers, 'attempt', 'id'))
    .route({
      method: 'POST',
      path: '/attempts/{id}/reopen',
      summary: 'Let a pupil go on for so many minutes from now, closed or not',
      tags,
    })
    .input(one.extend({ minutes: z.int().min(1).max(600), reason: z.string().trim().min(1).max(300) }))
    .output(Pulse),
  attemptResult: route
    .meta(either)
    .route({
      method: 'GET',
      path: '/attempts/{id}/result',
      summary: 'An attempt with its marks: for its pupil once released, for teachers at any time',
      tags,
    })
    .input(one)
    .output(AttemptResult),

  previewQuiz: route
    .meta(ofQuiz)
    .route({
      method: 'GET',
      path: '/quizzes/{id}/preview',
      summary: 'The paper exactly as a pupil gets it; another seed is another order and draw',
      tags,
    })
    .input(quizId.extend({ seed: z.coerce.number().int().min(0).max(0xffff_ffff).default(1) }))
    .output(Paper),
  tryQuiz: route
    .meta({ ...ofQuiz, idempotent: false })
    .route({
      method: 'POST',
      path: '/quizzes/{id}/preview',
      summary: 'Mark answers to a preview, keeping nothing: does the key say what I mean?',
      tags,
    })
    .input(
      quizId.extend({
        seed: z.int().min(0).max(0xffff_ffff).default(1),
        answers: z.record(z.string().max(40), QuizAnswer.nullable()),
      }),
    )
    .output(
      z.object({
        points: z.number(),
        of: z.number(),
        items: z.record(z.string(), z.object({ mark: AnswerMark, key: AnswerKey, explanation: z.string() })),
      }),
    ),

  liveQuiz: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/live', summary: 'Who is where, right now', tags })
    .input(quizId)
    .output(z.object({ now: Instant, state: QuizState, closesAt: Instant.nullable(), items: z.array(LiveRow) })),
  marking: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/marking', summary: 'Items with what waits for a mark', tags })
    .input(quizId)
    .output(z.object({ items: z.array(MarkingItem) })),
  markingOfItem: route
    .meta(ofQuiz)
    .route({
      method: 'GET',
      path: '/quizzes/{id}/marking/{itemId}',
      summary: 'All answers to one item in a row',
      tags,
    })
    .input(
      PageQuery.extend({
        id: QuizId,
        itemId: z.string().max(40),
        hidden: z.stringbool().default(false),
        waiting: z.stringbool().default(false),
      }),
    )
    .output(pageOf(MarkingRow).extend({ item: PaperItem, key: AnswerKey })),
  markAnswer: route
    .meta(may(teachers, 'attempt', 'id'))
    .route({
      method: 'PUT',
      path: '/attempts/{id}/marks/{itemId}',
      summary: 'Mark one answer by hand; without points the key decides again',
      tags,
    })
    .input(
      one.extend({
        itemId: z.string().max(40),
        version: Version,
        points: z.number().min(0).max(100).multipleOf(0.5).nullable(),
        comment: z.string().max(2000).default(''),
      }),
    )
    .output(AnswerMark),
  quizResults: route
    .meta(ofQuiz)
    .route({
      method: 'GET',
      path: '/quizzes/{id}/results',
      summary: 'The result of every pupil of the class and of whoever has an attempt',
      tags,
    })
    .input(quizId)
    .output(
      z.object({
        items: z.array(
          Sitting.extend({
            attempts: z.array(
              z.object({
                id: AttemptId,
                number: z.number().int(),
                state: AttemptState,
                handedInAt: Instant.nullable(),
                points: z.number().nullable(),
                of: z.number(),
                toMark: z.number().int(),
                counts: z.boolean(),
              }),
            ),
          }),
        ),
      }),
    ),
};
