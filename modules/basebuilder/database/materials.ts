import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { day, eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { ReadRow, RowFault } from '#modules/basebuilder/domain/import/read-row.ts';

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

/** A pupil has a set's passage before them: opened, and read to its end. */
export const Reading = defineEntity({
  name: 'Reading',
  tableName: 'reading',
  properties: {
    id: id(),
    schoolId: reference(),
    personId: reference(),
    setId: reference(),
    openedAt: instant(),
    endedAt: instant().nullable(),
  },
  uniques: [{ name: 'reading_of_person', properties: ['personId', 'setId'] }],
  indexes: [{ properties: ['setId'] }],
});
export type Reading = InferEntity<typeof Reading>;

/** A teacher says that an item or a set has to do with a theme. */
export const ThemeLink = defineEntity({
  name: 'ThemeLink',
  tableName: 'theme_link',
  properties: {
    id: id(),
    schoolId: reference(),
    thingKind: p.enum(['item', 'set'] as const),
    thingId: reference(),
    themeKind: p.enum(['main', 'personal'] as const),
    themeId: reference(),
    /** The theme's class: its teachers link. */
    classId: reference(),
    /** 1–5, 5 the closest. */
    relevance: p.integer(),
    linkedBy: reference(),
    linkedAt: instant(),
    version: version(),
  },
  uniques: [{ name: 'theme_link_once', properties: ['themeId', 'thingId'] }],
  indexes: [{ properties: ['thingId'] }, { properties: ['classId'] }],
});
export type ThemeLink = InferEntity<typeof ThemeLink>;

/** A file of items, from its check on: `checked ─→ running ─→ done`; `failed` when the job gave up. */
export const ItemImport = defineEntity({
  name: 'ItemImport',
  tableName: 'item_import',
  properties: {
    id: id(),
    schoolId: reference(),
    by: reference(),
    fileName: p.string().length(200),
    encoding: p.enum(['utf-8', 'utf-8-bom', 'shift_jis'] as const),
    format: p.enum(['csv', 'anki'] as const),
    state: p.enum(['checked', 'running', 'done', 'failed'] as const),
    all: p.integer(),
    create: p.integer(),
    known: p.integer(),
    error: p.integer(),
    newCategories: json<string[]>(),
    unknownColumns: json<string[]>(),
    existing: p.enum(['update', 'skip'] as const),
    makeSets: p.boolean(),
    sets: p.integer().default(0),
    createdAt: instant(),
    version: version(),
  },
  indexes: [{ properties: ['createdAt'] }],
});
export type ItemImport = InferEntity<typeof ItemImport>;

export const ItemImportLine = defineEntity({
  name: 'ItemImportLine',
  tableName: 'item_import_line',
  properties: {
    /** `<import>:<line>` */
    id: p.string().length(48).primary(),
    importId: reference(),
    line: p.integer(),
    verdict: p.enum(['create', 'known', 'error'] as const),
    cells: json<Record<string, string>>(),
    /** What could be read; empty of a row in error. */
    row: json<ReadRow | null>().nullable(),
    faults: json<RowFault[]>(),
    /** The item it became, once it has been written. */
    itemId: reference().nullable(),
  },
  indexes: [{ properties: ['importId', 'verdict', 'line'] }, { properties: ['importId', 'itemId', 'line'] }],
});
export type ItemImportLine = InferEntity<typeof ItemImportLine>;

export const materialEntities = [
  Category,
  KnowledgeItem,
  TextSet,
  SetEntry,
  Delivery,
  LearningPath,
  PathStep,
  PathAssignment,
  Reading,
  ThemeLink,
  ItemImport,
  ItemImportLine,
];
