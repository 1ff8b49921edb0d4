import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Phase } from '#modules/ai/domain/coach/ladder.ts';
import type { Risk, RiskList } from '#modules/ai/domain/coach/risk/find.ts';

/** Somebody's talk with a model in a class: a pupil's with the coach, a teacher's with the assistant. Its id is made by the client. */
export const Conversation = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    kind: p.enum(['coach', 'assistant'] as const),
    title: p.string().length(80),
    named: p.boolean().default(false),
    phase: p.string().length(10).$type<Phase>(),
    topic: p.integer(),
    step: p.integer(),
    archived: p.boolean().default(false),
    /** Turns so far, and how many of their answers were held back. */
    turns: p.integer().default(0),
    guarded: p.integer().default(0),
    /** The turn that is being answered: one at a time. */
    writing: reference().nullable(),
    lastAt: instant(),
    createdAt: instant(),
    version: version(),
  },
  indexes: [
    { name: 'conversation_person', properties: ['personId', 'classId', 'archived', 'lastAt'] },
    { name: 'conversation_class', properties: ['classId', 'kind', 'lastAt'] },
  ],
});
export type Conversation = InferEntity<typeof Conversation>;

/** A message and its answer. The id is made by the client: sent twice it is one turn. */
export const Turn = defineEntity({
  name: 'Turn',
  tableName: 'turn',
  properties: {
    id: id(),
    conversationId: reference(),
    number: p.integer(),
    phase: p.string().length(10).$type<Phase>(),
    topic: p.integer(),
    step: p.integer(),
    more: p.boolean().default(false),
    language: p.enum(['ja', 'en'] as const),
    text: p.text(),
    answer: p.text().length(4_000_000),
    withheld: p.text().length(4_000_000),
    state: p.enum(['writing', 'complete', 'stopped', 'cut', 'tooLong', 'refused', 'failed'] as const),
    failure: p.string().length(30).nullable(),
    guarded: p.boolean().default(false),
    care: p.boolean().default(false),
    /** Its writer looks here now and then, because it may be another process than the one that is asked to stop. */
    stopAsked: p.boolean().default(false),
    /** When its writer last wrote; one that has fallen silent has died. */
    touchedAt: instant(),
    model: p.string().length(200).default(''),
    prompt: p.string().length(200).default(''),
    at: instant(),
    endedAt: instant().nullable(),
  },
  uniques: [{ name: 'turn_number', properties: ['conversationId', 'number'] }],
  indexes: [{ name: 'turn_state', properties: ['state', 'touchedAt'] }],
});
export type Turn = InferEntity<typeof Turn>;

/** A teacher has read a conversation up to a turn: theirs to know what is new, the pupil's and the school's to know who read it. */
export const ConversationReading = defineEntity({
  name: 'ConversationReading',
  tableName: 'conversation_reading',
  properties: {
    id: id(),
    conversationId: reference(),
    personId: reference(),
    number: p.integer(),
    times: p.integer(),
    firstAt: instant(),
    lastAt: instant(),
    version: version(),
  },
  uniques: [{ name: 'conversation_reading_reader', properties: ['conversationId', 'personId'] }],
});
export type ConversationReading = InferEntity<typeof ConversationReading>;

/** Words of a pupil that sounded as if they were in trouble: one per conversation and day of the school. */
export const Alert = defineEntity({
  name: 'Alert',
  tableName: 'alert',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    conversationId: reference(),
    day: p.string().length(10),
    /** The turn that was spoken last. */
    number: p.integer(),
    risks: json<Risk[]>(),
    words: json<string[]>(),
    state: p.enum(['open', 'seen', 'done'] as const),
    seenBy: reference().nullable(),
    seenAt: instant().nullable(),
    doneBy: reference().nullable(),
    doneAt: instant().nullable(),
    note: p.text(),
    at: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'alert_conversation_day', properties: ['conversationId', 'day'] }],
  indexes: [
    { name: 'alert_class', properties: ['classId', 'state'] },
    { name: 'alert_person', properties: ['personId', 'state'] },
    { name: 'alert_school', properties: ['schoolId', 'state'] },
  ],
});
export type Alert = InferEntity<typeof Alert>;

/** A school's own words for the above; no row until it changes them. The key is the school's id. */
export const CoachCare = defineEntity({
  name: 'CoachCare',
  tableName: 'coach_care',
  properties: {
    id: id(),
    words: json<RiskList>(),
    contactJa: p.text(),
    contactEn: p.text(),
    version: version(),
  },
});
export type CoachCare = InferEntity<typeof CoachCare>;

/** The last entries of a pupil's log in a class, as analytics tells of them: day and title. The key is the entry's id. */
export const LogTitle = defineEntity({
  name: 'LogTitle',
  tableName: 'log_title',
  properties: {
    id: id(),
    classId: reference(),
    personId: reference(),
    day: p.string().length(10),
    title: p.string().length(300),
  },
  indexes: [{ name: 'log_title_seat', properties: ['classId', 'personId', 'day', 'id'] }],
});
export type LogTitle = InferEntity<typeof LogTitle>;

export const coachEntities = [Conversation, Turn, ConversationReading, Alert, CoachCare, LogTitle];
