import * as z from 'zod';
import { PersonRef } from '#contracts/academic/routes.ts';
import { Instant } from '#contracts/define.ts';
import { AlertId, ClassId, ConversationId, TurnId, UserId } from '#contracts/ids.ts';
import { PageQuery } from '#contracts/page.ts';

/** Where in an inquiry a pupil stands; `free` is everything beside it. */
export const PHASES = ['find', 'plan', 'research', 'create', 'present', 'reflect', 'free'] as const;
export const Phase = z.enum(PHASES);
export type Phase = z.infer<typeof Phase>;

/** How far the coach helps: 1 asks back, 2 where to look, 3 how to think about it, 4 a similar example, 5 a way to proceed. */
export const HintStep = z.number().int().min(1).max(5);
/** `coach` asks pupils back and may be read by their teachers; `assistant` helps one teacher and is read by nobody else. */
export const ConversationKind = z.enum(['coach', 'assistant']);
export type ConversationKind = z.infer<typeof ConversationKind>;

/**
 * How far an answer is. `cut`: the line or the process broke in the middle, `tooLong`: it grew longer than an answer may
 * be; what came until then is kept in both. `failed`: nothing came, `failure` says why, and the same message may be sent
 * again.
 */
export const TurnState = z.enum(['writing', 'complete', 'stopped', 'cut', 'tooLong', 'refused', 'failed']);
export type TurnState = z.infer<typeof TurnState>;
export const TurnFailure = z.enum(['AI_NOT_SET_UP', 'AI_BUDGET_USED_UP', 'AI_UNAVAILABLE', 'AI_UNUSABLE']);
export type TurnFailure = z.infer<typeof TurnFailure>;

/** A message and its answer. */
export const TurnView = z.object({
  id: TurnId,
  conversationId: ConversationId,
  number: z.number().int(),
  phase: Phase,
  /** Counts up with each new topic; the ladder begins anew. */
  topic: z.number().int(),
  /** 0 in a teacher's conversation, where there is no ladder. */
  step: z.number().int().min(0).max(5),
  /** It was not written but asked for by the button 「もう一段」; `text` is empty then. */
  more: z.boolean(),
  text: z.string(),
  answer: z.string(),
  state: TurnState,
  failure: TurnFailure.nullable(),
  /** The answer was becoming the pupil's own text; the rest was held back. */
  guarded: z.boolean(),
  /** The pupil's words sounded as if they were in trouble: the page says who listens. */
  care: z.boolean(),
  at: Instant,
});
export type TurnView = z.infer<typeof TurnView>;

/** What a reader of a class sees more than the pupil: the words held back. */
export const ReadTurn = TurnView.extend({ withheld: z.string(), model: z.string(), prompt: z.string() });
export type ReadTurn = z.infer<typeof ReadTurn>;

export const ConversationView = z.object({
  id: ConversationId,
  kind: ConversationKind,
  classId: ClassId,
  title: z.string(),
  /** It was called so by its owner; without it the first message is the title. */
  named: z.boolean(),
  phase: Phase,
  topic: z.number().int(),
  step: z.number().int().min(0).max(5),
  archived: z.boolean(),
  turns: z.number().int(),
  /** The turn whose answer is being written. */
  writing: TurnId.nullable(),
  lastAt: Instant,
  version: z.number().int(),
});
export type ConversationView = z.infer<typeof ConversationView>;

/** What arrives while an answer is written: the turn as it stands, further pieces of its answer, the turn as it ended. */
export const ChatEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turn'), turn: TurnView }),
  z.object({ kind: z.literal('piece'), text: z.string() }),
  z.object({ kind: z.literal('end'), turn: TurnView }),
]);
export type ChatEvent = z.infer<typeof ChatEvent>;

/** Whom one can talk to, in a school's own words; `null`: the words every school begins with. */
export const Contact = z.object({ ja: z.string().max(1000), en: z.string().max(1000) });
export type Contact = z.infer<typeof Contact>;

export const RISKS = ['selfHarm', 'bullying', 'violence', 'abuse', 'crime'] as const;
export const Risk = z.enum(RISKS);
export type Risk = z.infer<typeof Risk>;
const RiskWords = z.array(z.string().trim().min(1).max(60)).max(300);
/** By kind of risk, the words that raise an alert. */
export const RiskList = z.object({
  selfHarm: RiskWords,
  bullying: RiskWords,
  violence: RiskWords,
  abuse: RiskWords,
  crime: RiskWords,
});
export type RiskList = z.infer<typeof RiskList>;

export const CoachCare = z.object({
  words: RiskList,
  contact: Contact,
  /** What every school begins with, to compare and go back to. */
  defaults: z.object({ words: RiskList, contact: Contact }),
  version: z.number().int(),
});
export type CoachCare = z.infer<typeof CoachCare>;

export const ConversationFilter = z.enum(['unread', 'alerts', 'guarded']);
export type ConversationFilter = z.infer<typeof ConversationFilter>;
export const ClassConversationsQuery = PageQuery.extend({
  classId: ClassId,
  show: ConversationFilter.optional(),
  studentId: UserId.optional(),
  phase: Phase.optional(),
});
const ConversationReader = z.object({ who: PersonRef, at: Instant });
export const ClassConversation = z.object({
  id: ConversationId,
  student: PersonRef,
  title: z.string(),
  phase: Phase,
  step: z.number().int(),
  turns: z.number().int(),
  guarded: z.number().int(),
  /** Alerts nobody has dealt with yet, and all of them. */
  openAlerts: z.number().int(),
  alerts: z.number().int(),
  lastAt: Instant,
  unread: z.boolean(),
  archived: z.boolean(),
});
export type ClassConversation = z.infer<typeof ClassConversation>;

export const AlertState = z.enum(['open', 'seen', 'done']);
export type AlertState = z.infer<typeof AlertState>;
export const AlertView = z.object({
  id: AlertId,
  classId: ClassId,
  className: z.string(),
  conversationId: ConversationId,
  student: PersonRef,
  risks: z.array(Risk),
  words: z.array(z.string()),
  state: AlertState,
  seen: ConversationReader.nullable(),
  done: ConversationReader.nullable(),
  note: z.string(),
  at: Instant,
  version: z.number().int(),
});
export type AlertView = z.infer<typeof AlertView>;

export const ReadConversation = z.object({
  conversation: ConversationView,
  student: PersonRef,
  turns: z.array(ReadTurn),
  alerts: z.array(AlertView),
  readers: z.array(ConversationReader),
});
export type ReadConversation = z.infer<typeof ReadConversation>;
