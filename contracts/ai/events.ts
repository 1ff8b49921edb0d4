import * as z from 'zod';
import { Risk } from '#contracts/ai/coach-views.ts';
import { TROUBLES } from '#contracts/ai/trouble.ts';
import { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { Day, defineEvent } from '#contracts/define.ts';
import {
  AlertId,
  ClassId,
  ConversationId,
  CurriculumId,
  MainThemeId,
  SchoolId,
  ThemeId,
  UserId,
} from '#contracts/ids.ts';

/** Which model wrote something, by which prompt: `chat.coach@3 ja`, `… school 2` when the school has its own wording. */
export const Authorship = z.object({ model: z.string(), prompt: z.string() });
export type Authorship = z.infer<typeof Authorship>;

const evaluation = { aggregate: 'evaluation-draft' } as const;
const EvaluationDraft = z.object({
  schoolId: SchoolId,
  classId: ClassId,
  personId: UserId,
  /** The request of analytics this answers. */
  requestId: z.uuid(),
});
export const ViewpointGrade = z.enum(['A', 'B', 'C']);
/**
 * A draft of one pupil's evaluation is written. Its words are about a person and stand apart, so that they can be
 * erased: each sentence with the ids of the evidence it rests on (contracts/analytics/queries.ts).
 */
export const evaluationDrafted = defineEvent({
  type: 'ai.evaluation-drafted.v1',
  ...evaluation,
  data: EvaluationDraft.extend({
    by: Authorship,
    evidenceIds: z.array(z.array(z.string())),
    /** 知識・技能, 思考・判断・表現, 主体的に学習に取り組む態度: suggestions, null where the evidence does not carry one. */
    knowledge: ViewpointGrade.nullable(),
    thinking: ViewpointGrade.nullable(),
    attitude: ViewpointGrade.nullable(),
  }),
  personal: z.object({ sentences: z.array(z.string()) }),
});
/** No draft came of it; the teacher writes this one, or asks again. */
export const evaluationDraftFailed = defineEvent({
  type: 'ai.evaluation-draft-failed.v1',
  ...evaluation,
  data: EvaluationDraft.extend({
    reason: z.enum(['notSetUp', 'unavailable', 'budget', 'unusable', 'noEvidence']),
  }),
});

const draft = { aggregate: 'draft' } as const;
const Accepted = z.object({ schoolId: SchoolId, classId: ClassId, by: Authorship });
/** A pupil has picked one of the proposals: content begins a theme of these words, under this id. */
export const themePicked = defineEvent({
  type: 'ai.theme-picked.v1',
  ...draft,
  data: Accepted.extend({ personId: UserId, themeId: ThemeId, mainThemeId: MainThemeId.nullable() }),
  personal: z.object({
    title: z.string(),
    question: z.string(),
    description: z.string(),
    rationale: z.string(),
    approach: z.string(),
    potential: z.string(),
  }),
});
/** A teacher has accepted a summary of what a pupil did, in these words: for the pupil's reports. */
export const summaryAccepted = defineEvent({
  type: 'ai.summary-accepted.v1',
  ...draft,
  data: Accepted.extend({ personId: UserId, acceptedBy: UserId }),
  personal: z.object({ text: z.string() }),
});
/** A teacher takes a drafted curriculum over: content begins it under this id, for the teacher to go on with. */
export const curriculumAccepted = defineEvent({
  type: 'ai.curriculum-accepted.v1',
  ...draft,
  data: Accepted.extend({ acceptedBy: UserId, curriculumId: CurriculumId, document: CurriculumDocument }),
});
/**
 * A pupil's words to the coach sounded as if they were in trouble: once per conversation and day of the school. The
 * words themselves stay with the conversation.
 */
export const alertRaised = defineEvent({
  type: 'ai.alert-raised.v1',
  aggregate: 'ai-alert',
  data: z.object({
    schoolId: SchoolId,
    classId: ClassId,
    className: z.string(),
    alertId: AlertId,
    conversationId: ConversationId,
    personId: UserId,
    risks: z.array(Risk),
    /** Teachers of the class, and of the pupil's class group. */
    toldIds: z.array(UserId),
  }),
});

/** An endpoint refuses a school's calls for a reason somebody has to do something about: told when it begins. */
export const endpointRefused = defineEvent({
  type: 'ai.endpoint-refused.v1',
  aggregate: 'ai-refusal',
  data: z.object({
    schoolId: SchoolId,
    /** Of the school, or `installation`. */
    settingId: z.string(),
    kind: z.enum(TROUBLES),
    /** In the school's time zone. */
    day: Day,
  }),
});
