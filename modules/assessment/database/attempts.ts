import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';

/** One pupil's going through a quiz. What they are asked, and in which order, follows from revision and seed. */
export const Attempt = defineEntity({
  name: 'Attempt',
  tableName: 'attempt',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    quizId: reference(),
    personId: reference(),
    number: p.integer(),
    revision: p.integer(),
    seed: p.integer(),
    state: p.string().length(10).$type<'working' | 'handedIn'>(),
    startedAt: instant(),
    endsAt: instant().nullable(),
    /** Opened again until `endsAt`, whatever the quiz's times say. */
    reopened: p.boolean().default(false),
    handedInAt: instant().nullable(),
    handedInBy: p.string().length(10).$type<'pupil' | 'time' | 'teacher'>().nullable(),
    /** How many items it asks. */
    items: p.integer(),
    /** Sum of what is marked so far; full once nothing waits (`toMark`). */
    points: p.double().$type<number>().nullable(),
    of: p.double().$type<number>(),
    toMark: p.integer().default(0),
    /** The revision whose keys it was marked by. */
    markedBy: p.integer().default(0),
    /** The points its pupil knows of. */
    toldPoints: p.double().$type<number>().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'attempt_number', properties: ['quizId', 'personId', 'number'] }],
  indexes: [
    { name: 'attempt_ending', properties: ['state', 'endsAt'] },
    { name: 'attempt_of_person', properties: ['personId', 'id'] },
  ],
});
export type Attempt = InferEntity<typeof Attempt>;

/**
 * What was answered to one item, and what it is worth. `rev` and `at` say how new it is (domain/quizzes/time.ts). Once
 * handed in, every item of the attempt has its row.
 */
export const AttemptAnswer = defineEntity({
  name: 'AttemptAnswer',
  tableName: 'attempt_answer',
  properties: {
    id: id(),
    attemptId: reference(),
    quizId: reference(),
    itemId: p.string().length(40),
    answer: json<Answer>().nullable(),
    answered: p.boolean(),
    flagged: p.boolean(),
    rev: p.integer(),
    at: instant(),
    points: p.double().$type<number>().nullable(),
    of: p.double().$type<number>(),
    by: p.string().length(4).$type<'key' | 'hand'>(),
    comment: p.text(),
    markedBy: reference().nullable(),
    markedAt: instant().nullable(),
    version: version(),
  },
  uniques: [{ name: 'attempt_answer_once', properties: ['attemptId', 'itemId'] }],
  indexes: [{ name: 'attempt_answer_of_item', properties: ['quizId', 'itemId'] }],
});
export type AttemptAnswer = InferEntity<typeof AttemptAnswer>;

/** Where somebody's page is, by their attempt. May be lost: it is said again within seconds. */
export const AttemptPresence = defineEntity({
  name: 'AttemptPresence',
  tableName: 'attempt_presence',
  properties: {
    id: id(),
    quizId: reference(),
    itemId: p.string().length(40).nullable(),
    visible: p.boolean(),
    seenAt: instant(),
  },
  indexes: [{ name: 'attempt_presence_of_quiz', properties: ['quizId'] }],
});
export type AttemptPresence = InferEntity<typeof AttemptPresence>;

/** What happened to an attempt, and why. */
export const AttemptNote = defineEntity({
  name: 'AttemptNote',
  tableName: 'attempt_note',
  properties: {
    id: id(),
    attemptId: reference(),
    kind: p.string().length(20).$type<'started' | 'handedIn' | 'reopened' | 'extraTime' | 'remarked'>(),
    by: reference().nullable(),
    at: instant(),
    reason: p.string().length(300),
  },
  indexes: [{ name: 'attempt_note_of_attempt', properties: ['attemptId', 'id'] }],
});
export type AttemptNote = InferEntity<typeof AttemptNote>;

export const attemptEntities = [Attempt, AttemptAnswer, AttemptPresence, AttemptNote];
