import * as z from 'zod';
import { Authorship } from '#contracts/ai/events.ts';
import { CurriculumDocument, GROUP_WORK, Hours, PRESENTATION_FORMATS } from '#contracts/content/curriculum-document.ts';
import { Instant, may, Nothing, route } from '#contracts/define.ts';
import { ClassId, DraftId, MainThemeId, ThemeId, UserId } from '#contracts/ids.ts';
import { typedText as text } from '#contracts/typed-text.ts';

const tags = ['ai'];
const Language = z.enum(['ja', 'en']);

/** `curriculum` and `summary` are a teacher's, `themes` and `recommendation` a pupil's or a teacher's for a pupil. */
export const DraftKind = z.enum(['themes', 'curriculum', 'summary', 'recommendation']);
export type DraftKind = z.infer<typeof DraftKind>;

/** Something the words rest on: an answer of a survey or a thing the pupil did. */
export const Ground = z.object({
  kind: z.enum(['interest', 'personality', 'theme', 'entry', 'submission', 'goal', 'feedback']),
  /** The id of the entry, submission, goal or theme; of the question in a survey. */
  id: z.string(),
  text: z.string(),
});
export type Ground = z.infer<typeof Ground>;

/** `id` is the id a theme gets that comes of it. */
export const ThemeProposal = z.object({
  id: ThemeId,
  title: z.string(),
  question: z.string(),
  description: z.string(),
  rationale: z.string(),
  approach: z.string(),
  potential: z.string(),
  grounds: z.array(Ground),
  picked: z.boolean(),
});
export type ThemeProposal = z.infer<typeof ThemeProposal>;
export const GroundedSentence = z.object({ text: z.string(), grounds: z.array(Ground) });
export type GroundedSentence = z.infer<typeof GroundedSentence>;
export const RecommendationKind = z.enum(['nextStep', 'reading', 'theme', 'practice']);
export const Recommendation = z.object({
  kind: RecommendationKind,
  text: z.string(),
  reason: z.string(),
  grounds: z.array(Ground),
});
export type Recommendation = z.infer<typeof Recommendation>;

/** Why nothing came of it; `surveys`: both have to be answered first; `evidence`: there is nothing to go by yet. */
export const DraftFailure = z.enum(['notSetUp', 'unavailable', 'budget', 'unusable', 'surveys', 'evidence', 'failed']);
export type DraftFailure = z.infer<typeof DraftFailure>;

const Base = z.object({
  id: DraftId,
  classId: ClassId,
  className: z.string(),
  /** In which it was asked for, and is written. */
  language: Language,
  askedBy: z.object({ id: UserId, familyName: z.string(), givenName: z.string() }),
  /** The pupil it is about. */
  about: z.object({ id: UserId, familyName: z.string(), givenName: z.string() }).nullable(),
  state: z.enum(['waiting', 'written', 'failed']),
  failure: DraftFailure.nullable(),
  /** Who wrote it, once it is written. */
  by: Authorship.nullable(),
  askedAt: Instant,
  endedAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
});
/** The words of the AI are null until they are written. */
export const DraftView = z.discriminatedUnion('kind', [
  Base.extend({ kind: z.literal('themes'), proposals: z.array(ThemeProposal).nullable() }),
  Base.extend({ kind: z.literal('curriculum'), document: CurriculumDocument.nullable() }),
  Base.extend({
    kind: z.literal('summary'),
    sentences: z.array(GroundedSentence).nullable(),
    /** As the teacher accepted it. */
    accepted: z.string().nullable(),
  }),
  Base.extend({ kind: z.literal('recommendation'), items: z.array(Recommendation).nullable() }),
]);
export type DraftView = z.infer<typeof DraftView>;

export const MOST_WISHES = 500;
export const CurriculumWishes = z.object({
  title: text(100),
  mainTheme: text(100).default(''),
  totalHours: Hours.min(1).max(200).default(35),
  fieldwork: z.boolean(),
  fieldworkCount: z.number().int().min(0).max(100).default(0),
  presentation: z.boolean(),
  presentationFormat: z.enum(PRESENTATION_FORMATS).default('presentation'),
  groupWork: z.enum(GROUP_WORK).default('hybrid'),
  partners: text(1000).default(''),
  wishes: text(MOST_WISHES).default(''),
});
export type CurriculumWishes = z.infer<typeof CurriculumWishes>;

const asking = (words: Parameters<typeof may>[0], path: `/${string}`, summary: string) =>
  route.meta(may(words, 'class', 'classId')).route({ method: 'POST', path, successStatus: 202, summary, tags });
const inClass = { classId: ClassId, language: Language.default('ja') };
const one = z.object({ id: DraftId });

export const draftRoutes = {
  generateTheme: asking(
    ['memberOfClass'],
    '/ai/generate-theme',
    'Ask for three proposals of a theme for me; both surveys must be answered',
  )
    .input(
      z.object({
        ...inClass,
        mainThemeId: MainThemeId.nullable().default(null),
        wishes: text(MOST_WISHES).default(''),
      }),
    )
    .output(DraftView),
  generateCurriculum: asking(
    ['teacherOfClass', 'adminOfSchool'],
    '/ai/generate-curriculum',
    'Ask for the draft of a curriculum',
  )
    .input(CurriculumWishes.extend(inClass))
    .output(DraftView),
  generateSummary: asking(['teacherOfClass'], '/ai/summaries', 'Ask for a summary of what a pupil did in a class')
    .input(z.object({ ...inClass, studentId: UserId }))
    .output(DraftView),
  recommend: asking(['memberOfClass'], '/ai/recommendations', 'Ask what a pupil could do next, with reasons')
    .input(z.object({ ...inClass, studentId: UserId }))
    .output(DraftView),
  draft: route
    .meta(may(['self', 'teacherOfClass'], 'draft', 'id'))
    .route({ method: 'GET', path: '/ai/drafts/{id}', summary: 'A draft and how far it is', tags })
    .input(one)
    .output(DraftView),
  drafts: route
    .meta(may(['memberOfClass', 'adminOfSchool'], 'class', 'classId'))
    .route({
      method: 'GET',
      path: '/classes/{classId}/ai/drafts',
      summary: 'The newest 30 drafts of a kind in a class: for pupils their own, for teachers those of the class',
      tags,
    })
    .input(z.object({ classId: ClassId, kind: DraftKind, studentId: UserId.optional() }))
    .output(z.object({ items: z.array(DraftView) })),
  pickTheme: route
    .meta(may(['self'], 'draft', 'id'))
    .route({
      method: 'POST',
      path: '/ai/drafts/{id}/pick',
      summary: 'Take a proposal over: it becomes a draft among my themes, under the id of the proposal',
      tags,
    })
    .input(one.extend({ proposalId: ThemeId }))
    .output(DraftView),
  acceptCurriculum: route
    .meta(may(['self', 'teacherOfClass'], 'draft', 'id'))
    .route({
      method: 'POST',
      path: '/ai/drafts/{id}/accept-curriculum',
      summary: 'Take a drafted curriculum over: it becomes a draft of the class, under the id of the draft',
      tags,
    })
    .input(one)
    .output(DraftView),
  acceptSummary: route
    .meta(may(['teacherOfClass'], 'draft', 'id'))
    .route({
      method: 'POST',
      path: '/ai/drafts/{id}/accept-summary',
      summary: 'Accept a summary, with my changes',
      tags,
    })
    .input(one.extend({ text: text(1000).min(1) }))
    .output(DraftView),
  removeDraft: route
    .meta(may(['self'], 'draft', 'id'))
    .route({ method: 'DELETE', path: '/ai/drafts/{id}', successStatus: 204, summary: 'Put a draft away', tags })
    .input(one)
    .output(Nothing),
  restoreDraft: route
    .meta(may(['self'], 'draft', 'id'))
    .route({ method: 'POST', path: '/ai/drafts/{id}/restore', summary: 'Take a draft back that was put away', tags })
    .input(one)
    .output(DraftView),
};
