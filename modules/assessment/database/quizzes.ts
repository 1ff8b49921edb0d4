import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { QuizState } from '#contracts/assessment/quizzes.ts';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Item, QuizDocument, Rules, Section } from '#modules/assessment/domain/quizzes/item.ts';

/** An item of a school's bank. Quizzes hold copies, so nothing refers to it. */
export const BankItem = defineEntity({
  name: 'BankItem',
  tableName: 'quiz_bank_item',
  properties: {
    id: id(),
    schoolId: reference(),
    type: p.string().length(20).$type<Item['type']>(),
    item: json<Item>(),
    subject: p.string().length(50),
    /** Each tag on a line of its own, one before and one after it, so that one tag is found by its line. */
    tags: p.string().length(400),
    /** Everything one may look for. */
    words: p.text(),
    createdBy: reference().nullable(),
    changedBy: reference().nullable(),
    changedAt: instant(),
    removedAt: instant().nullable(),
    version: version(),
  },
  indexes: [{ name: 'quiz_bank_item_newest', properties: ['schoolId', 'changedAt', 'id'] }],
});
export type BankItem = InferEntity<typeof BankItem>;

/**
 * A quiz of a class. `document` is what its author works on. From the first start on (`started`) its questions are those
 * of a revision, and change by corrections only.
 */
export const Quiz = defineEntity({
  name: 'Quiz',
  tableName: 'quiz',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    title: p.string().length(100),
    instructions: p.text(),
    rules: json<Rules>(),
    /** Everything, with the questions: what lists do not read. */
    document: json<QuizDocument>(),
    revision: p.integer().default(1),
    items: p.integer(),
    points: p.double().$type<number>(),
    attemptsAllowed: p.integer(),
    /** Stored; that `closesAt` has passed is seen by the clock (domain/quizzes/state.ts). */
    state: p.string().length(10).$type<QuizState>(),
    opensAt: instant().nullable(),
    closesAt: instant().nullable(),
    started: p.boolean().default(false),
    /** Pupils have been told of it. */
    told: p.boolean().default(false),
    releases: p.integer().default(0),
    publishedAt: instant().nullable(),
    closedAt: instant().nullable(),
    releasedAt: instant().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    changedBy: reference().nullable(),
    removedAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'quiz_of_class', properties: ['classId', 'id'] },
    { name: 'quiz_closing', properties: ['state', 'closesAt'] },
  ],
});
export type Quiz = InferEntity<typeof Quiz>;

/** The questions attempts refer to: written when somebody starts or something is corrected, never changed. */
export const QuizRevision = defineEntity({
  name: 'QuizRevision',
  tableName: 'quiz_revision',
  properties: {
    id: id(),
    quizId: reference(),
    number: p.integer(),
    sections: json<Section[]>(),
  },
  uniques: [{ name: 'quiz_revision_number', properties: ['quizId', 'number'] }],
});
export type QuizRevision = InferEntity<typeof QuizRevision>;

export type ChangedItem = { itemId: string; changed: ('wording' | 'key' | 'points')[] };
/** What was corrected after the first start, and how far the marking is with it. */
export const QuizCorrection = defineEntity({
  name: 'QuizCorrection',
  tableName: 'quiz_correction',
  properties: {
    id: id(),
    quizId: reference(),
    revision: p.integer(),
    note: p.string().length(500),
    by: reference().nullable(),
    at: instant(),
    items: json<ChangedItem[]>(),
    state: p.string().length(10).$type<'running' | 'done' | 'failed'>(),
    done: p.integer().default(0),
    total: p.integer().default(0),
    results: p.integer().default(0),
    version: version(),
  },
  indexes: [{ name: 'quiz_correction_of_quiz', properties: ['quizId', 'id'] }],
});
export type QuizCorrection = InferEntity<typeof QuizCorrection>;

export const QuizExtraTime = defineEntity({
  name: 'QuizExtraTime',
  tableName: 'quiz_extra_time',
  properties: {
    id: id(),
    quizId: reference(),
    personId: reference(),
    kind: p.string().length(10).$type<'percent' | 'minutes'>(),
    value: p.integer(),
    reason: p.string().length(300),
    by: reference().nullable(),
    at: instant(),
    version: version(),
  },
  uniques: [{ name: 'quiz_extra_time_once', properties: ['quizId', 'personId'] }],
});
export type QuizExtraTime = InferEntity<typeof QuizExtraTime>;

export const quizEntities = [BankItem, Quiz, QuizRevision, QuizCorrection, QuizExtraTime];
