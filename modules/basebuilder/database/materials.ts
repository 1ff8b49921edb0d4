import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';

export const ANSWER_TYPES = ['text', 'choice', 'boolean'] as const;
export type AnswerType = (typeof ANSWER_TYPES)[number];

/** A node of the school's tree of categories. Its parents never lead back to it (domain/category-tree.ts). */
export const Category = defineEntity({
  name: 'Category',
  tableName: 'category',
  properties: {
    id: id(),
    schoolId: reference(),
    parentId: reference().nullable(),
    name: p.string().length(100),
    position: p.integer().default(0),
    archivedAt: instant().nullable(),
    version: version(),
  },
  indexes: [{ properties: ['schoolId', 'parentId'] }],
});
export type Category = InferEntity<typeof Category>;

/** A knowledge item: a word and what it means, or a question and its answer. One that was answered is archived, never removed. */
export const KnowledgeItem = defineEntity({
  name: 'KnowledgeItem',
  tableName: 'knowledge_item',
  properties: {
    id: id(),
    schoolId: reference(),
    categoryId: reference(),
    /** The word, or the answer in its first spelling. */
    title: p.string().length(200),
    /** Its meaning, or the question. */
    question: p.text(),
    answerType: p.enum(ANSWER_TYPES),
    /** Every answer that counts; of true/false exactly `true` or `false`. */
    accepted: json<string[]>(),
    /** Own choices, the right one among them; empty: three other titles of the category are offered beside the right one. */
    choices: json<string[]>(),
    /** Read after answering only. */
    explanation: p.text(),
    difficulty: p.integer(),
    active: p.boolean().default(true),
    imageId: reference().nullable(),
    audioId: reference().nullable(),
    archivedAt: instant().nullable(),
    /** Nobody had answered it: archived as well, and forgotten after a day. */
    removedAt: instant().nullable(),
    createdBy: reference().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    version: version(),
  },
  indexes: [
    { properties: ['schoolId', 'categoryId'] },
    { properties: ['categoryId', 'active', 'archivedAt'] },
    { properties: ['schoolId', 'title', 'id'] },
    { properties: ['removedAt'] },
  ],
});
export type KnowledgeItem = InferEntity<typeof KnowledgeItem>;

/** Items in an order, usually ten, optionally with a passage to read and questions on it. */
export const TextSet = defineEntity({
  name: 'TextSet',
  tableName: 'text_set',
  properties: {
    id: id(),
    schoolId: reference(),
    categoryId: reference().nullable(),
    title: p.string().length(200),
    /** Markdown; empty without a passage. */
    passage: p.text(),
    archivedAt: instant().nullable(),
    createdBy: reference().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ properties: ['schoolId', 'archivedAt'] }],
});
export type TextSet = InferEntity<typeof TextSet>;

/** An item's place in a set: as a word of it, or as a question on its passage. */
export const SetEntry = defineEntity({
  name: 'SetEntry',
  tableName: 'set_entry',
  properties: {
    id: id(),
    setId: reference(),
    itemId: reference(),
    part: p.enum(['word', 'comprehension'] as const),
    position: p.integer(),
  },
  uniques: [{ properties: ['setId', 'itemId'] }],
  indexes: [{ properties: ['itemId'] }],
});
export type SetEntry = InferEntity<typeof SetEntry>;

/** A set given to a class. */
export const Delivery = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: id(),
    schoolId: reference(),
    setId: reference(),
    classId: reference(),
    dueDay: day().nullable(),
    deliveredBy: reference(),
    deliveredAt: instant(),
    withdrawnAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ properties: ['classId', 'withdrawnAt'] }, { properties: ['setId'] }],
});
export type Delivery = InferEntity<typeof Delivery>;

/** Ordered steps towards something. */
export const LearningPath = defineEntity({
  name: 'LearningPath',
  tableName: 'learning_path',
  properties: {
    id: id(),
    schoolId: reference(),
    title: p.string().length(200),
    description: p.text(),
    archivedAt: instant().nullable(),
    createdBy: reference().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ properties: ['schoolId', 'archivedAt'] }],
});
export type LearningPath = InferEntity<typeof LearningPath>;

export const STEP_KINDS = ['category', 'item', 'set', 'reading'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const PathStep = defineEntity({
  name: 'PathStep',
  tableName: 'path_step',
  properties: {
    id: id(),
    pathId: reference(),
    position: p.integer(),
    kind: p.enum(STEP_KINDS),
    /** The category, item or text set it is about (a reading is a set's passage). */
    thingId: reference(),
    /** Of a category: how many of its items are to be answered right. */
    count: p.integer().nullable(),
    /** Steps that come first, by id; they never lead back to this one. */
    after: json<string[]>(),
  },
  indexes: [{ properties: ['pathId', 'position'] }, { properties: ['thingId'] }],
});
export type PathStep = InferEntity<typeof PathStep>;

export const PathAssignment = defineEntity({
  name: 'PathAssignment',
  tableName: 'path_assignment',
  properties: {
    id: id(),
    schoolId: reference(),
    pathId: reference(),
    toKind: p.enum(['class', 'group', 'person'] as const),
    /** The class, project group or pupil. */
    toId: reference(),
    /** The class in whose name it was assigned: its teachers see how far everybody is. */
    classId: reference(),
    dueDay: day().nullable(),
    assignedBy: reference(),
    assignedAt: instant(),
    withdrawnAt: instant().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [{ properties: ['toKind', 'toId', 'withdrawnAt'] }, { properties: ['classId'] }, { properties: ['pathId'] }],
});
export type PathAssignment = InferEntity<typeof PathAssignment>;

export const materialEntities = [
  Category,
  KnowledgeItem,
  TextSet,
  SetEntry,
  Delivery,
  LearningPath,
  PathStep,
  PathAssignment,
];
