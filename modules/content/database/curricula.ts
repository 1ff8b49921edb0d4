import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { eventSeq, id, instant, json, p, reference, version } from '#kernel/database/columns.ts';
import type { CurriculumDocument, Outline } from '#modules/content/domain/curricula/document.ts';

/**
 * A class's plan of the year. Its phases, weeks and rubric are one JSON document: nothing ever looks for a single week,
 * and the whole is what is saved, compared, published and copied. `published` is what pupils see, untouched by further
 * work until it is published again.
 */
export const Curriculum = defineEntity({
  name: 'Curriculum',
  tableName: 'curriculum',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    state: p.string().length(20).$type<'draft' | 'published' | 'withdrawn'>(),
    origin: p.string().length(10).$type<'hand' | 'csv' | 'copy' | 'ai' | 'demo'>(),
    /** The curriculum it was copied from. */
    sourceId: reference().nullable(),
    document: json<CurriculumDocument>(),
    outline: json<Outline>(),
    published: json<CurriculumDocument>().nullable(),
    publishedOutline: json<Outline>().nullable(),
    publishedAt: instant().nullable(),
    /** The pupils have been told of it since it was last hidden. */
    told: p.boolean().default(false),
    /** Changed since it was published. */
    ahead: p.boolean().default(true),
    /** Put away, or a copy that an assignment has not confirmed yet: nobody sees it. */
    hidden: p.boolean().default(false),
    versions: p.integer().default(0),
    createdAt: instant(),
    changedAt: instant(),
    changedBy: reference().nullable(),
    eventSeq: eventSeq(),
    version: version(),
  },
  indexes: [
    { name: 'curriculum_class', properties: ['classId', 'changedAt', 'id'] },
    { name: 'curriculum_school', properties: ['schoolId', 'changedAt', 'id'] },
  ],
});
export type Curriculum = InferEntity<typeof Curriculum>;

/** A save point: the document as it was. Never changed. */
export const CurriculumVersion = defineEntity({
  name: 'CurriculumVersion',
  tableName: 'curriculum_version',
  properties: {
    id: id(),
    schoolId: reference(),
    curriculumId: reference(),
    number: p.integer(),
    reason: p.string().length(20).$type<SaveReason>(),
    name: p.string().length(100),
    document: json<CurriculumDocument>(),
    outline: json<Outline>(),
    by: reference().nullable(),
    at: instant(),
  },
  uniques: [{ name: 'curriculum_version_number', properties: ['curriculumId', 'number'] }],
});
export type CurriculumVersion = InferEntity<typeof CurriculumVersion>;
export type SaveReason =
  | 'asked'
  | 'published'
  | 'daily'
  | 'before-restore'
  | 'restored'
  | 'before-import'
  | 'imported'
  | 'copied';

export const curriculumEntities = [Curriculum, CurriculumVersion];
