import * as z from 'zod';
import * as views from '#contracts/basebuilder/practice-views.ts';
import { Day, may, Nothing, route } from '#contracts/define.ts';
import { ClassId, ItemId, PracticeSessionId, PresentationId, SchoolId, UserId } from '#contracts/ids.ts';

const tags = ['basebuilder'];
const ofClass = z.object({ classId: ClassId });
const learner = may(['memberOfSchool'], 'school');

/** What a session came to when an answer was the last, or what is asked next. */
const Step = z.object({
  session: views.SessionView.nullable(),
  next: views.PresentationView.nullable(),
});
const Retention = z.number().min(0.7).max(0.97);
const DailyCap = z.number().int().min(5).max(300);
const Version = z.number().int().min(0);

const solving = {
  practiceToday: route
    .meta(learner)
    .route({ method: 'GET', path: '/practice/today', summary: 'Words due today and how the week goes', tags })
    .output(views.PracticeToday),
  startPractice: route
    .meta(learner)
    .route({ method: 'POST', path: '/practice/sessions', summary: 'Begin a few minutes of practice', tags })
    .input(
      z.object({
        kind: views.SessionKind.default('due'),
        /** The category, set, path or theme. */
        thingId: z.uuid().optional(),
        query: z.string().trim().min(1).max(100).optional(),
      }),
    )
    .output(Step.extend({ nothing: views.NothingBecause.nullable() })),
  practiceSession: route
    .meta(may(['self'], 'practiceSession', 'id'))
    .route({ method: 'GET', path: '/practice/sessions/{id}', summary: 'What a session came to, word by word', tags })
    .input(z.object({ id: PracticeSessionId }))
    .output(z.object({ session: views.SessionView, words: z.array(views.SummaryWord) })),
  endPractice: route
    .meta(may(['self'], 'practiceSession', 'id'))
    .route({ method: 'POST', path: '/practice/sessions/{id}/end', summary: 'Stop here', tags })
    .input(z.object({ id: PracticeSessionId }))
    .output(views.SessionView),
  presentItem: route
    .meta(may(['memberOfSchool'], 'knowledgeItem', 'id'))
    .route({
      method: 'POST',
      path: '/problems/{id}/presentations',
      summary: 'Open one item: the same question again until it is answered',
      tags,
    })
    .input(z.object({ id: ItemId }))
    .output(views.PresentationView),
  solve: route
    .meta(may(['memberOfSchool'], 'knowledgeItem', 'id'))
    .route({
      method: 'POST',
      path: '/problems/{id}/solve',
      summary: 'Answer a presentation; a second answer to it changes nothing and hears the same',
      tags,
    })
    .input(
      z.object({
        id: ItemId,
        presentationId: PresentationId,
        /** Empty: I do not know. */
        answer: z.string().max(500),
        /** Milliseconds it took; more than ten minutes count as ten. */
        ms: z.number().int().min(0),
        sessionId: PracticeSessionId.optional(),
      }),
    )
    .output(Step.extend({ result: views.Solved })),
  reportItem: route
    .meta(may(['memberOfSchool'], 'knowledgeItem', 'id'))
    .route({ method: 'POST', path: '/problems/{id}/reports', summary: 'Say that something is wrong with it', tags })
    .input(
      z.object({
        id: ItemId,
        reason: views.ItemReportView.shape.reason,
        text: z.string().trim().max(500).default(''),
      }),
    )
    .output(Nothing),
  proficiency: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'student_id'))
    .route({ method: 'GET', path: '/proficiency/{student_id}', summary: 'What a pupil knows, and what comes up', tags })
    .input(z.object({ student_id: UserId }))
    .output(views.Proficiency),
};

const withoutLine = {
  packPractice: route
    .meta(learner)
    .route({
      method: 'POST',
      path: '/practice/pack',
      summary: 'Today’s words to take along: questions made ahead, with what is needed to judge them without a line',
      tags,
    })
    .output(z.object({ day: Day, items: z.array(views.PackedItem), nothing: views.NothingBecause.nullable() })),
  syncPractice: route
    .meta(learner)
    .route({
      method: 'POST',
      path: '/practice/answers',
      summary: 'Answers given without a line, in any order and as often as one likes',
      tags,
    })
    .input(z.object({ answers: z.array(views.QueuedAnswer).max(200) }))
    .output(z.object({ solved: z.array(views.Solved), refused: z.array(views.RefusedAnswer) })),
};

const teacher = may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId');
const teaching = {
  classPractice: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice',
      summary: 'How every pupil of a class practises',
      tags,
    })
    .input(ofClass)
    .output(z.object({ items: z.array(views.ClassLearner), target: z.number().int() })),
  classWeakItems: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice/items',
      summary: 'The items a class finds hardest, pupil by pupil',
      tags,
    })
    .input(ofClass.extend({ limit: z.coerce.number().int().min(1).max(60).default(24) }))
    .output(z.object({ pupils: z.array(views.Learner), items: z.array(views.WeakItem) })),
  classLoad: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice/load',
      summary: 'How many words come up for the class on the next days',
      tags,
    })
    .input(ofClass.extend({ days: z.coerce.number().int().min(1).max(30).default(14) }))
    .output(
      z.object({
        pupils: z.number().int(),
        dailyCap: z.number().int(),
        days: z.array(
          z.object({
            day: Day,
            /** Of all pupils together. */
            words: z.number().int(),
            /** Of the pupil with most. */
            most: z.number().int(),
          }),
        ),
      }),
    ),
  classCalibration: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice/calibration',
      summary: 'Predicted against actual recall',
      tags,
    })
    .input(ofClass)
    .output(
      z.object({
        answers: z.number().int(),
        average: z.number().nullable(),
        predicted: z.number().nullable(),
        /** Mean log loss of the predictions. */
        loss: z.number().nullable(),
        /** The same of always saying the average. */
        constantLoss: z.number().nullable(),
        bins: z.array(
          z.object({
            from: z.number(),
            to: z.number(),
            answers: z.number().int(),
            predicted: z.number(),
            actual: z.number(),
          }),
        ),
      }),
    ),
  practiceSettings: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice/settings',
      summary: 'Target retention and daily cap',
      tags,
    })
    .input(ofClass)
    .output(views.PracticeSettingsView),
  savePracticeSettings: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({ method: 'PUT', path: '/classes/{classId}/practice/settings', summary: 'Set them for this class', tags })
    .input(
      ofClass.extend({
        /** Null: as the school has it. */
        retention: Retention.nullable(),
        dailyCap: DailyCap.nullable(),
        version: Version,
      }),
    )
    .output(views.PracticeSettingsView),
  exportPractice: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice/results.csv',
      summary: 'Words, levels and counts of every pupil as CSV',
      tags,
    })
    .input(ofClass)
    .output(z.file()),
  itemReports: route
    .meta(teacher)
    .route({
      method: 'GET',
      path: '/classes/{classId}/practice/reports',
      summary: 'What pupils of a class say is wrong with items',
      tags,
    })
    .input(ofClass)
    .output(z.object({ items: z.array(views.ItemReportView) })),
  settleItemReport: route
    .meta(teacher)
    .route({
      method: 'POST',
      path: '/classes/{classId}/practice/reports/{itemId}/settle',
      summary: 'Looked at: every report on this item is settled',
      tags,
    })
    .input(ofClass.extend({ itemId: ItemId }))
    .output(Nothing),
  schoolPracticeSettings: route
    .meta(may(['teacherOfSchool', 'adminOfSchool'], 'school', 'schoolId'))
    .route({
      method: 'GET',
      path: '/schools/{schoolId}/practice/settings',
      summary: 'How the school schedules reviews',
      tags,
    })
    .input(z.object({ schoolId: SchoolId }))
    .output(views.PracticeSettingsView.extend({ parameters: z.array(z.number()), defaults: z.array(z.number()) })),
  saveSchoolPracticeSettings: route
    .meta(may(['adminOfSchool'], 'school', 'schoolId'))
    .route({
      method: 'PUT',
      path: '/schools/{schoolId}/practice/settings',
      summary: 'Set retention, daily cap and the 21 parameters of FSRS-6 for the school',
      tags,
    })
    .input(
      z.object({
        schoolId: SchoolId,
        retention: Retention.nullable(),
        dailyCap: DailyCap.nullable(),
        /** Null: the defaults. */
        parameters: z.array(z.number()).length(21).nullable(),
        version: Version,
      }),
    )
    .output(views.PracticeSettingsView.extend({ parameters: z.array(z.number()), defaults: z.array(z.number()) })),
};

/** Sessions, presentations, answers, proficiency and what a teacher reads of them. */
export const practiceRoutes = { ...solving, ...withoutLine, ...teaching };
