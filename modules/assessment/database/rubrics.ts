import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { Rubric as Document } from '#modules/assessment/domain/rubrics/rubric.ts';
import type { Scores } from '#modules/assessment/domain/rubrics/scores.ts';

/** A rubric to be used again and again: a class's, or without a class the school's. */
export const Rubric = defineEntity({
  name: 'Rubric',
  tableName: 'rubric',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference().nullable(),
    document: json<Document>(),
    archived: p.boolean().default(false),
    /** The rubric it was copied from. */
    sourceId: reference().nullable(),
    createdBy: reference().nullable(),
    changedAt: instant(),
    version: version(),
  },
  indexes: [{ name: 'rubric_of_class', properties: ['schoolId', 'classId', 'archived', 'changedAt'] }],
});
export type Rubric = InferEntity<typeof Rubric>;

/** One use of a rubric in a class. What it is scored by is kept in it when it is opened. */
export const RubricAssessment = defineEntity({
  name: 'RubricAssessment',
  tableName: 'rubric_assessment',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    rubricId: reference(),
    /** Since it was opened; before that the rubric itself holds. */
    rubric: json<Document>().nullable(),
    title: p.string().length(100),
    subject: p.string().length(200),
    self: p.boolean(),
    peers: p.string().length(10).$type<'none' | 'some' | 'group' | 'all'>(),
    peersEach: p.integer(),
    anonymous: p.boolean(),
    /** The pupils' circle, in which each scores the next ones. */
    ring: json<readonly string[]>(),
    dueOn: day().nullable(),
    state: p.string().length(10).$type<'draft' | 'open' | 'closed' | 'shown'>(),
    openedAt: instant().nullable(),
    closedAt: instant().nullable(),
    shownAt: instant().nullable(),
    /** Pupils have been told of their results. */
    told: p.boolean().default(false),
    /** Put away. */
    hidden: p.boolean().default(false),
    createdBy: reference().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ name: 'rubric_assessment_of_class', properties: ['classId', 'hidden', 'id'] }],
});
export type RubricAssessment = InferEntity<typeof RubricAssessment>;

/** What one person says about one pupil: as it is being written, and as it was handed in last. */
export const RubricSheet = defineEntity({
  name: 'RubricSheet',
  tableName: 'rubric_sheet',
  properties: {
    id: id(),
    schoolId: reference(),
    assessmentId: reference(),
    pupilId: reference(),
    scorerId: reference(),
    as: p.string().length(10).$type<'teacher' | 'self' | 'peer'>(),
    scores: json<Scores>(),
    handed: json<Scores>().nullable(),
    /** What was handed in comes to. */
    points: p.double().$type<number>().nullable(),
    /** How often it was handed in. */
    number: p.integer().default(0),
    /** Something in it has not been handed in. */
    open: p.boolean().default(false),
    savedAt: instant().nullable(),
    handedInAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'rubric_sheet_once', properties: ['assessmentId', 'pupilId', 'scorerId', 'as'] }],
  indexes: [
    { name: 'rubric_sheet_of_pupil', properties: ['pupilId', 'assessmentId'] },
    { name: 'rubric_sheet_by_scorer', properties: ['scorerId', 'assessmentId'] },
  ],
});
export type RubricSheet = InferEntity<typeof RubricSheet>;

export const rubricEntities = [Rubric, RubricAssessment, RubricSheet];
