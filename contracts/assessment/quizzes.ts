import * as z from 'zod';
import { QuizItem } from '#contracts/assessment/quiz-item-views.ts';
import {
  ExtraTime,
  MyQuiz,
  QuizAnalysis,
  QuizCorrection,
  QuizDocument,
  QuizSaved,
  QuizState,
  QuizSummary,
  QuizView,
} from '#contracts/assessment/quiz-views.ts';
import { Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, QuizId, UserId } from '#contracts/ids.ts';
import { PageQuery, pageOf } from '#contracts/page.ts';

export * from '#contracts/assessment/quiz-views.ts';

const tags = ['assessment'];
const teachers = ['teacherOfClass', 'adminOfSchool'] as const;
const ofQuiz = may(teachers, 'quiz', 'id');
const one = z.object({ id: QuizId });
/** Twice the text a quiz may reasonably hold, as it travels. */
const bodyLimit = 2 * 1024 * 1024;
const act = (summary: string, path: `/${string}`) => route.meta(ofQuiz).route({ method: 'POST', path, summary, tags });

export const quizRoutes = {
  quizzes: route
    .meta(may(teachers, 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/quizzes',
      summary: 'Quizzes of a class with who has started and what waits, the newest first',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId, state: QuizState.optional() }))
    .output(pageOf(QuizSummary)),
  myQuizzes: route
    .meta(may(['memberOfSchool'], 'school'))
    .route({
      method: 'GET',
      path: '/my-quizzes',
      summary: 'Quizzes a pupil can take, has taken or will take, in all classes or one; what can be done now first',
      tags,
    })
    .input(PageQuery.extend({ classId: ClassId.optional(), now: z.stringbool().default(false) }))
    .output(pageOf(MyQuiz)),
  myQuiz: route
    .meta(may(['memberOfClass'], 'quiz', 'id'))
    .route({ method: 'GET', path: '/my-quizzes/{id}', summary: 'A quiz as I see it before and after', tags })
    .input(one)
    .output(MyQuiz),
  createQuiz: route
    .meta({ ...may(teachers, 'class', 'classId'), bodyLimit })
    .route({ method: 'POST', path: '/quizzes', successStatus: 201, summary: 'Begin a quiz, as a draft', tags })
    .input(
      z.object({
        classId: ClassId,
        document: QuizDocument.partial().extend({ title: z.string().trim().min(1).max(100) }),
      }),
    )
    .output(QuizView),
  quiz: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}', summary: 'One quiz with its keys', tags })
    .input(one)
    .output(QuizView),
  saveQuiz: route
    .meta({ ...ofQuiz, bodyLimit })
    .route({
      method: 'PUT',
      path: '/quizzes/{id}',
      summary: 'Save a quiz, unfinished or not; once somebody has started only title, instructions and rules',
      tags,
    })
    .input(one.extend({ version: Version, document: QuizDocument }))
    .output(QuizSaved),
  removeQuiz: route
    .meta(ofQuiz)
    .route({
      method: 'DELETE',
      path: '/quizzes/{id}',
      successStatus: 204,
      summary: 'Put a quiz away that nobody has started',
      tags,
    })
    .input(one)
    .output(Nothing),
  takeBackQuiz: act('Take a quiz out again that was put away', '/quizzes/{id}/take-back').input(one).output(QuizSaved),
  copyQuiz: route
    .meta(ofQuiz)
    .route({
      method: 'POST',
      path: '/quizzes/{id}/copies',
      successStatus: 201,
      summary: 'Copy into a class one teaches, as a draft without times',
      tags,
    })
    .input(one.extend({ classId: ClassId }))
    .output(QuizView),

  publishQuiz: act('Show it to the pupils of the class, who are told once', '/quizzes/{id}/publish')
    .input(one.extend({ version: Version }))
    .output(QuizSaved),
  withdrawQuiz: act('Hide a quiz nobody has started, as a draft', '/quizzes/{id}/withdraw')
    .input(one)
    .output(QuizSaved),
  closeQuiz: act('End it now: attempts that go on are handed in as they stand', '/quizzes/{id}/close')
    .input(one)
    .output(QuizSaved),
  reopenQuiz: act('Open a closed quiz again, until `closesAt` if given', '/quizzes/{id}/reopen')
    .input(one.extend({ closesAt: Instant.nullable().default(null) }))
    .output(QuizSaved),
  releaseQuiz: act(
    'Show all pupils their results. Refused while answers wait for a mark, unless `unmarked` says so',
    '/quizzes/{id}/release',
  )
    .input(one.extend({ unmarked: z.boolean().default(false) }))
    .output(QuizSaved),
  withholdQuiz: act('Hide the results again', '/quizzes/{id}/withhold').input(one).output(QuizSaved),

  correctQuiz: route
    .meta({ ...ofQuiz, bodyLimit })
    .route({
      method: 'POST',
      path: '/quizzes/{id}/corrections',
      successStatus: 201,
      summary:
        'Correct wording, keys or points of items of a quiz that has been started: a new revision, marked anew in the background. Types, ids of items, choices and gaps must stay',
      tags,
    })
    .input(
      one.extend({ version: Version, items: z.array(QuizItem).min(1).max(200), note: z.string().max(500).default('') }),
    )
    .output(QuizCorrection),
  quizCorrections: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/corrections', summary: 'What was corrected, newest first', tags })
    .input(PageQuery.extend(one.shape))
    .output(pageOf(QuizCorrection)),

  setExtraTime: route
    .meta(ofQuiz)
    .route({
      method: 'PUT',
      path: '/quizzes/{id}/extra-time/{studentId}',
      summary: 'Give a pupil more time, or with `null` no more',
      tags,
    })
    .input(one.extend({ studentId: UserId, extra: ExtraTime.nullable(), reason: z.string().max(300).default('') }))
    .output(z.object({ extra: ExtraTime.nullable(), endsAt: Instant.nullable() })),

  quizAnalysis: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/analysis', summary: 'What the answers say about the items', tags })
    .input(one)
    .output(QuizAnalysis),
  exportQuizCsv: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/items.csv', summary: 'The items of a quiz as CSV', tags })
    .input(one)
    .output(z.file()),
  exportQuizQti: route
    .meta(ofQuiz)
    .route({
      method: 'GET',
      path: '/quizzes/{id}/items.zip',
      summary: 'The quiz as a QTI 3.0 package',
      tags,
    })
    .input(one)
    .output(z.file()),
  exportResultsCsv: route
    .meta(ofQuiz)
    .route({ method: 'GET', path: '/quizzes/{id}/results.csv', summary: 'Results of all pupils as CSV', tags })
    .input(one)
    .output(z.file()),
};
