import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Authorship, ViewpointGrade } from '#contracts/ai/events.ts';
import { EvidenceKind } from '#contracts/analytics/queries.ts';
import { Day, Instant, may, Nothing, route, Version } from '#contracts/define.ts';
import { ClassId, EvaluationDraftId, EvaluationId, UserId } from '#contracts/ids.ts';

const oneLine = (value: string): string => value.toWellFormed().replace(/\s+/gu, ' ').trim();
/** The term or period an evaluation is of, as the school says it: 1学期, 前期, … */
const TermLabel = z.string().overwrite(oneLine).min(1).max(20);
const Reason = z.string().overwrite(oneLine).max(200);

/** 知識・技能, 思考・判断・表現, 主体的に学習に取り組む態度; null where none is given. */
const viewpoints = {
  knowledge: ViewpointGrade.nullable().default(null),
  thinking: ViewpointGrade.nullable().default(null),
  attitude: ViewpointGrade.nullable().default(null),
};

/** `draft`: as first written, by hand or by AI. `edited`: a draft of AI a teacher has changed, or taken up again. */
export const EvaluationState = z.enum(['draft', 'edited', 'confirmed', 'published']);
export type EvaluationState = z.infer<typeof EvaluationState>;

export const EvaluationView = z.object({
  id: EvaluationId,
  classId: ClassId,
  personId: UserId,
  term: z.string(),
  text: z.string(),
  ...viewpoints,
  state: EvaluationState,
  /** Where its words come from first. */
  origin: z.enum(['hand', 'ai']),
  by: Authorship.nullable(),
  /** Who has taken the words of AI as theirs. */
  acceptedBy: PersonRef.nullable(),
  changedBy: PersonRef.nullable(),
  changedAt: Instant,
  publishedAt: Instant.nullable(),
  version: z.number().int(),
});
export type EvaluationView = z.infer<typeof EvaluationView>;

/**
 * A draft of AI, sentence by sentence with the ids of what it rests on. `standing`: it stands in the evaluation.
 * `beside`: somebody had written already; it may be taken over. `put-away`: nobody wanted it.
 */
export const EvaluationDraftView = z.object({
  id: EvaluationDraftId,
  sentences: z.array(z.object({ text: z.string(), evidence: z.array(z.string()) })),
  ...viewpoints,
  by: Authorship,
  state: z.enum(['standing', 'beside', 'put-away']),
  at: Instant,
});
export type EvaluationDraftView = z.infer<typeof EvaluationDraftView>;

export const DraftFailure = z.enum(['notSetUp', 'unavailable', 'budget', 'unusable', 'noEvidence']);
/** A pupil in the newest request that asked for a draft of theirs. */
export const DraftProgress = z.object({
  requestId: z.uuid(),
  personId: UserId,
  state: z.enum(['asked', 'drafted', 'failed']),
  reason: DraftFailure.nullable(),
  askedAt: Instant,
});
export type DraftProgress = z.infer<typeof DraftProgress>;

export const EvaluationRow = z.object({
  student: PersonRef,
  grade: z.number().int().nullable(),
  classGroup: z.string().nullable(),
  number: z.number().int().nullable(),
  /** Entries of their log in this class. */
  entries: z.number().int(),
  evaluation: EvaluationView.nullable(),
  draft: EvaluationDraftView.nullable(),
  progress: DraftProgress.nullable(),
});
export type EvaluationRow = z.infer<typeof EvaluationRow>;
export const ClassEvaluations = z.object({
  classId: ClassId,
  term: z.string(),
  /** Terms this class has evaluations of, the one written in last first. */
  terms: z.array(z.string()),
  pupils: z.array(EvaluationRow),
});
export type ClassEvaluations = z.infer<typeof ClassEvaluations>;

/** `written`, `drafted` by AI, `taken` over from AI, and every step with its way back. */
export const EvaluationStep = z.enum([
  'written',
  'drafted',
  'taken',
  'confirmed',
  'reopened',
  'published',
  'unpublished',
  'undone',
]);
export type EvaluationStep = z.infer<typeof EvaluationStep>;
/** How an evaluation stood after somebody did something to it. */
export const EvaluationVersion = z.object({
  number: z.number().int(),
  step: EvaluationStep,
  state: EvaluationState,
  text: z.string(),
  ...viewpoints,
  /** Null: AI. */
  who: PersonRef.nullable(),
  by: Authorship.nullable(),
  reason: z.string().nullable(),
  at: Instant,
});
export type EvaluationVersion = z.infer<typeof EvaluationVersion>;

/** One piece of a pupil's work; `thing` is the entry, submission, goal or theme where it can be read. */
export const EvidencePiece = z.object({
  id: z.string(),
  kind: EvidenceKind,
  thing: z.string(),
  day: Day.nullable(),
  text: z.string(),
});
export type EvidencePiece = z.infer<typeof EvidencePiece>;

/** What a pupil sees of theirs, once it is published. */
export const PublishedEvaluation = EvaluationView.pick({
  id: true,
  classId: true,
  term: true,
  text: true,
  knowledge: true,
  thinking: true,
  attitude: true,
}).extend({ className: z.string(), publishedAt: Instant });
export type PublishedEvaluation = z.infer<typeof PublishedEvaluation>;

export const StepRefusal = z.enum(['length', 'changed', 'state', 'gone']);
export type StepRefusal = z.infer<typeof StepRefusal>;

const tags = ['analytics'];
const readers = ['teacherOfClass', 'adminOfSchool'] as const;
const inClass = z.object({ classId: ClassId });

export const evaluationRoutes = {
  classEvaluations: route
    .meta(may([...readers], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/evaluations',
      summary: 'Pupils of a class with their evaluation of a term; without a term of the one written in last',
      tags,
    })
    .input(inClass.extend({ term: TermLabel.optional() }))
    .output(ClassEvaluations),
  exportEvaluationsCsv: route
    .meta(may([...readers], 'class', 'classId'))
    .route({ method: 'GET', path: '/classes/{classId}/evaluations.csv', summary: 'The same as CSV', tags })
    .input(inClass.extend({ term: TermLabel }))
    .output(z.file()),
  writeEvaluation: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/evaluations',
      summary: 'Write the evaluation of a pupil in a class and term, for the first time (version 0) or on',
      tags,
    })
    .input(
      inClass.extend({
        personId: UserId,
        term: TermLabel,
        text: z
          .string()
          .overwrite((value) => value.toWellFormed())
          .max(2000),
        ...viewpoints,
        version: z.number().int().min(0),
      }),
    )
    .output(EvaluationView),
  moveEvaluations: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/evaluations/steps',
      summary: 'Confirm, publish, or take either back for several pupils; each is done or refused by itself',
      tags,
    })
    .input(
      inClass.extend({
        step: z.enum(['confirm', 'publish', 'unpublish', 'reopen']),
        items: z
          .array(z.object({ id: EvaluationId, version: Version }))
          .min(1)
          .max(200),
        /** Why it is taken back; kept in the history. */
        reason: Reason.optional(),
        /** A step back right after the step: everything is as it was before, without a reason. */
        undo: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        done: z.array(EvaluationView),
        refused: z.array(z.object({ id: EvaluationId, why: StepRefusal })),
      }),
    ),
  evaluationHistory: route
    .meta(may([...readers], 'evaluation', 'id'))
    .route({
      method: 'GET',
      path: '/evaluations/{id}/history',
      summary: 'How an evaluation came to be, the newest first',
      tags,
    })
    .input(z.object({ id: EvaluationId }))
    .output(z.object({ items: z.array(EvaluationVersion) })),
  evaluationEvidence: route
    .meta(may(['teacherOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/evaluations/evidence/{personId}',
      summary: 'What a pupil did in this class, the newest first; at most 60 pieces',
      tags,
    })
    .input(inClass.extend({ personId: UserId }))
    .output(z.object({ items: z.array(EvidencePiece) })),
  requestDrafts: route
    .meta(may(['teacherOfClass'], 'class', 'classId'))
    .route({
      method: 'POST',
      path: '/classes/{classId}/evaluation-drafts',
      summary: 'Ask AI for drafts; who is being drafted already is left alone',
      tags,
    })
    .input(inClass.extend({ term: TermLabel, personIds: z.array(UserId).min(1).max(200) }))
    .output(z.object({ asked: z.array(UserId) })),
  draftProgress: route
    .meta(may([...readers], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/evaluation-drafts',
      summary: 'How far the drafts of a term are, pupil by pupil',
      tags,
    })
    .input(inClass.extend({ term: TermLabel }))
    .output(z.object({ items: z.array(DraftProgress) })),
  takeDraft: route
    .meta(may(['teacherOfClass'], 'evaluationDraft', 'id'))
    .route({
      method: 'POST',
      path: '/evaluation-drafts/{id}/take',
      summary: 'Take a draft over in place of what is written',
      tags,
    })
    .input(z.object({ id: EvaluationDraftId, version: z.number().int().min(0) }))
    .output(EvaluationView),
  putDraftAway: route
    .meta(may(['teacherOfClass'], 'evaluationDraft', 'id'))
    .route({
      method: 'DELETE',
      path: '/evaluation-drafts/{id}',
      successStatus: 204,
      summary: 'A draft is not wanted',
      tags,
    })
    .input(z.object({ id: EvaluationDraftId }))
    .output(Nothing),
  studentEvaluations: route
    .meta(may(['self', 'teacherOfStudent', 'adminOfSchool'], 'user', 'studentId'))
    .route({
      method: 'GET',
      path: '/evaluations/students/{studentId}',
      summary: 'Published evaluations of a pupil, the newest first; teachers see those of their classes',
      tags,
    })
    .input(z.object({ studentId: UserId }))
    .output(z.object({ items: z.array(PublishedEvaluation) })),
};
