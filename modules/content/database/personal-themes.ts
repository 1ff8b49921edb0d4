import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, p, reference, version } from '#kernel/database/columns.ts';

/** A pupil's own theme. Deleted drafts (`removedAt`) can be taken back for a while; archived ones stay. */
export const PersonalTheme = defineEntity({
  name: 'PersonalTheme',
  tableName: 'personal_theme',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    mainThemeId: reference().nullable(),
    origin: p.enum(['hand', 'ai'] as const).default('hand'),
    title: p.string().length(100),
    question: p.string().length(300),
    description: p.text(),
    rationale: p.text(),
    approach: p.text(),
    potential: p.text(),
    state: p.enum(['draft', 'proposed', 'approved', 'returned'] as const).default('draft'),
    /** It was proposed once: a teacher may have seen it. */
    shown: p.boolean().default(false),
    archived: p.boolean().default(false),
    removedAt: instant().nullable(),
    /** Number of the newest version of the wording. */
    revision: p.integer(),
    proposedAt: instant().nullable(),
    approvedAt: instant().nullable(),
    approvedBy: reference().nullable(),
    approvedRevision: p.integer().nullable(),
    createdAt: instant(),
    changedAt: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'personal_theme_class', properties: ['classId', 'personId'] },
    { name: 'personal_theme_person', properties: ['personId', 'classId'] },
    { name: 'personal_theme_removed', properties: ['removedAt'] },
  ],
});
export type PersonalTheme = InferEntity<typeof PersonalTheme>;

/** One version of title and question. `open`: autosave goes on writing this one until it is saved or shown. */
export const ThemeRevision = defineEntity({
  name: 'ThemeRevision',
  tableName: 'theme_revision',
  properties: {
    id: id(),
    themeId: reference(),
    number: p.integer(),
    title: p.string().length(100),
    question: p.string().length(300),
    note: p.string().length(300),
    personId: reference(),
    restoredFrom: p.integer().nullable(),
    open: p.boolean().default(false),
    at: instant(),
  },
  uniques: [{ name: 'theme_revision_number', properties: ['themeId', 'number'] }],
});
export type ThemeRevision = InferEntity<typeof ThemeRevision>;

/** What was said about a theme, by teachers and by the pupil who answers. */
export const ThemeRemark = defineEntity({
  name: 'ThemeRemark',
  tableName: 'theme_remark',
  properties: {
    id: id(),
    themeId: reference(),
    personId: reference(),
    as: p.enum(['teacher', 'pupil'] as const),
    kind: p.enum(['comment', 'approved', 'returned'] as const),
    text: p.text(),
    about: p.integer(),
    at: instant(),
    eventSeq: eventSeq(),
  },
  indexes: [{ name: 'theme_remark_theme', properties: ['themeId', 'id'] }],
});
export type ThemeRemark = InferEntity<typeof ThemeRemark>;

/** Which theme a pupil has chosen in a class: one row per pupil and class, however many ask at the same moment. */
export const ThemeSelection = defineEntity({
  name: 'ThemeSelection',
  tableName: 'theme_selection',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    themeId: reference().nullable(),
    at: instant(),
    eventSeq: eventSeq(),
    version: version(),
  },
  uniques: [{ name: 'theme_selection_seat', properties: ['classId', 'personId'] }],
  indexes: [{ name: 'theme_selection_theme', properties: ['themeId'] }],
});
export type ThemeSelection = InferEntity<typeof ThemeSelection>;

/** How a class chooses themes; no row until a teacher changes it. The key is the class's id. */
export const ClassThemeRules = defineEntity({
  name: 'ClassThemeRules',
  tableName: 'class_theme_rules',
  properties: { id: id(), schoolId: reference(), approvalFirst: p.boolean().default(false), version: version() },
});
export type ClassThemeRules = InferEntity<typeof ClassThemeRules>;

export const personalThemeEntities = [PersonalTheme, ThemeRevision, ThemeRemark, ThemeSelection, ClassThemeRules];
