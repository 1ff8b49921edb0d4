import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';

/** What a class works towards. Removed ones keep what was handed in for them. */
export const Milestone = defineEntity({
  name: 'Milestone',
  tableName: 'milestone',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    title: p.string().length(100),
    description: p.text(),
    dueDay: day(),
    remindDays: p.integer().default(3),
    levels: json<string[]>(),
    removed: p.boolean().default(false),
    createdAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ name: 'milestone_class', properties: ['classId', 'dueDay'] }],
});
export type Milestone = InferEntity<typeof Milestone>;

/** What was told of a milestone by itself: once for each day it was due. */
export const MilestoneNear = defineEntity({
  name: 'MilestoneNear',
  tableName: 'milestone_near',
  properties: {
    id: id(),
    milestoneId: reference(),
    about: p.enum(['due', 'overdue'] as const),
    dueDay: day(),
    at: instant(),
    eventSeq: eventSeq(),
  },
  uniques: [{ name: 'milestone_near_once', properties: ['milestoneId', 'about', 'dueDay'] }],
});

/** A pupil's work for a milestone: the words being written, and how what was handed in last stands. */
export const Submission = defineEntity({
  name: 'Submission',
  tableName: 'submission',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    milestoneId: reference(),
    personId: reference(),
    content: p.text(),
    reflection: p.text(),
    /** There are words that were not handed in. */
    changed: p.boolean(),
    /** How many times it was handed in. */
    number: p.integer(),
    submittedAt: instant().nullable(),
    late: p.boolean(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'submission_seat', properties: ['milestoneId', 'personId'] }],
  indexes: [
    { name: 'submission_class', properties: ['classId', 'submittedAt'] },
    { name: 'submission_person', properties: ['personId'] },
  ],
});
export type Submission = InferEntity<typeof Submission>;

/** Work as it was handed in once; it never changes. */
export const SubmissionVersion = defineEntity({
  name: 'SubmissionVersion',
  tableName: 'submission_version',
  properties: {
    id: id(),
    submissionId: reference(),
    number: p.integer(),
    content: p.text(),
    reflection: p.text(),
    /** Ids of the files that lay there. */
    files: json<string[]>(),
    late: p.boolean(),
    at: instant(),
  },
  uniques: [{ name: 'submission_version_number', properties: ['submissionId', 'number'] }],
});
export type SubmissionVersion = InferEntity<typeof SubmissionVersion>;

/** What a teacher said to one version; its key is the version's. */
export const SubmissionReview = defineEntity({
  name: 'SubmissionReview',
  tableName: 'submission_review',
  properties: {
    id: id(),
    submissionId: reference(),
    number: p.integer(),
    text: p.text(),
    level: p.string().length(30).nullable(),
    grade: p.string().length(10).nullable(),
    by: reference(),
    at: instant(),
  },
  indexes: [{ name: 'submission_review_of', properties: ['submissionId', 'number'] }],
});
export type SubmissionReview = InferEntity<typeof SubmissionReview>;

export type MilestoneNear = InferEntity<typeof MilestoneNear>;

export const milestoneEntities = [MilestoneNear, Milestone, Submission, SubmissionVersion, SubmissionReview];
