import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Form } from '#modules/basebuilder/domain/practice/choices.ts';

export const SESSION_KINDS = ['due', 'category', 'set', 'path', 'search', 'theme'] as const;
export type SessionKind = (typeof SESSION_KINDS)[number];

const real = () => p.double().$type<number>();

/** One pupil as a learner, by person: held by whoever writes anything of theirs, so that their devices follow one another. */
export const Learner = defineEntity({
  name: 'Learner',
  tableName: 'learner',
  properties: {
    id: id(),
    schoolId: reference(),
    answers: p.integer().default(0),
    rights: p.integer().default(0),
  },
});
export type Learner = InferEntity<typeof Learner>;

/** What one pupil knows of one item. Days are the school's. */
export const Word = defineEntity({
  name: 'Word',
  tableName: 'word',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    itemId: reference(),
    /** 0–5: right +1, wrong −1. */
    level: p.integer().default(0),
    /** FSRS-6: memory as of `lastDay`; empty before the first answer. */
    stability: real().nullable(),
    difficulty: real().nullable(),
    lastDay: day().nullable(),
    dueDay: day().nullable(),
    lastAt: instant().nullable(),
    metAt: instant().nullable(),
    rightCount: p.integer().default(0),
    wrongCount: p.integer().default(0),
    /** The presentation that waits for its answer: there is one at a time, however often the page is opened. */
    openId: reference().nullable(),
  },
  uniques: [{ name: 'word_of_person', properties: ['personId', 'itemId'] }],
  indexes: [
    { name: 'word_due', properties: ['personId', 'dueDay'] },
    { name: 'word_item', properties: ['itemId'] },
  ],
});
export type Word = InferEntity<typeof Word>;

/** What was asked of a pupil, once: its choices and what counts as right stay as they were shown. */
export const Presentation = defineEntity({
  name: 'Presentation',
  tableName: 'presentation',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    itemId: reference(),
    /** The item's version when it was made: a changed item is asked anew. */
    itemVersion: p.integer(),
    form: p.string().length(10).$type<Form>(),
    choices: json<string[]>(),
    accepted: json<string[]>(),
    madeAt: instant(),
    answeredAt: instant().nullable(),
  },
  indexes: [{ name: 'presentation_of_person', properties: ['personId', 'itemId'] }],
});
export type Presentation = InferEntity<typeof Presentation>;

/** An answer that counted; each presentation has one at most. */
export const PracticeAnswer = defineEntity({
  name: 'PracticeAnswer',
  tableName: 'practice_answer',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    itemId: reference(),
    presentationId: reference(),
    sessionId: reference().nullable(),
    given: p.string().length(500),
    isRight: p.boolean(),
    form: p.string().length(10).$type<Form>(),
    /** Milliseconds from question to answer, ten minutes at most. */
    ms: p.integer(),
    offline: p.boolean(),
    answeredAt: instant(),
    receivedAt: instant(),
    levelBefore: p.integer(),
    levelAfter: p.integer(),
    dueDay: day(),
    /** The probability FSRS gave that it would be right; empty for a first answer and a second one of the same day. */
    predicted: real().nullable(),
  },
  uniques: [{ name: 'answer_of_presentation', properties: ['presentationId'] }],
  indexes: [
    { name: 'answer_of_session', properties: ['sessionId'] },
    { name: 'answer_of_person', properties: ['personId', 'answeredAt'] },
  ],
});
export type PracticeAnswer = InferEntity<typeof PracticeAnswer>;

/** A few minutes of practice: which items, in which order, was decided when it began. */
export const PracticeSession = defineEntity({
  name: 'PracticeSession',
  tableName: 'practice_session',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    kind: p.enum(SESSION_KINDS),
    thingId: reference().nullable(),
    query: p.string().length(100).nullable(),
    plan: json<string[]>(),
    done: json<string[]>(),
    rights: p.integer().default(0),
    startedAt: instant(),
    endedAt: instant().nullable(),
  },
  indexes: [{ name: 'session_of_person', properties: ['personId', 'startedAt'] }],
});
export type PracticeSession = InferEntity<typeof PracticeSession>;

/** What a pupil did on a day, counted as it happens: no page adds answers up. */
export const PracticeDay = defineEntity({
  name: 'PracticeDay',
  tableName: 'practice_day',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    day: day(),
    answers: p.integer().default(0),
    rights: p.integer().default(0),
    /** Words answered for the first time in their week. */
    words: p.integer().default(0),
    ms: p.integer().default(0),
  },
  uniques: [{ name: 'practice_day_of_person', properties: ['personId', 'day'] }],
});
export type PracticeDay = InferEntity<typeof PracticeDay>;

/** Predicted against actual recall of a pupil, in twenty bins of predicted recall. */
export const RecallBin = defineEntity({
  name: 'RecallBin',
  tableName: 'recall_bin',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    bin: p.integer(),
    answers: p.integer().default(0),
    rights: p.integer().default(0),
    predicted: real().default(0),
    /** Sum of −ln of what was given to what happened. */
    loss: real().default(0),
  },
  uniques: [{ name: 'recall_bin_of_person', properties: ['personId', 'bin'] }],
});
export type RecallBin = InferEntity<typeof RecallBin>;

/** How practice is set: one row of the school and one of each class that differs. */
export const PracticeSettings = defineEntity({
  name: 'PracticeSettings',
  tableName: 'practice_settings',
  properties: {
    /** The school or the class. */
    id: id(),
    schoolId: reference(),
    retention: real().nullable(),
    dailyCap: p.integer().nullable(),
    /** FSRS-6's 21 parameters; only of a school, the library's own when empty. */
    parameters: json<number[]>().nullable(),
    changedAt: instant(),
    version: version(),
  },
});
export type PracticeSettings = InferEntity<typeof PracticeSettings>;

/** A pupil says that something is wrong with a question. */
export const ItemReport = defineEntity({
  name: 'ItemReport',
  tableName: 'item_report',
  properties: {
    id: id(),
    schoolId: reference(),
    itemId: reference(),
    personId: reference(),
    reason: p.string().length(20).$type<'wrongAnswer' | 'unclear' | 'media' | 'other'>(),
    text: p.string().length(500),
    reportedAt: instant(),
    settledAt: instant().nullable(),
    settledBy: reference().nullable(),
  },
  uniques: [{ name: 'item_report_once', properties: ['itemId', 'personId'] }],
  indexes: [{ name: 'item_report_open', properties: ['schoolId', 'settledAt'] }],
});
export type ItemReport = InferEntity<typeof ItemReport>;

export const practiceEntities = [
  Learner,
  Word,
  Presentation,
  PracticeAnswer,
  PracticeSession,
  PracticeDay,
  RecallBin,
  PracticeSettings,
  ItemReport,
];
