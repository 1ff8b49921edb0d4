import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { id, instant, p, reference } from '#kernel/database/columns.ts';

/**
 * A school's own wording of a prompt in one language; never changed, the highest number holds. Without a text the
 * school went back to the built-in one.
 */
export const SchoolPrompt = defineEntity({
  name: 'SchoolPrompt',
  tableName: 'school_prompt',
  properties: {
    id: id(),
    schoolId: reference(),
    key: p.string().length(60),
    language: p.string().length(2).$type<'ja' | 'en'>(),
    number: p.integer(),
    text: p.text().nullable(),
    /** Version of the built-in wording it was written on. */
    basedOn: p.integer(),
    changedBy: reference(),
    changedAt: instant(),
  },
  uniques: [{ name: 'school_prompt_number', properties: ['schoolId', 'key', 'language', 'number'] }],
});
export type SchoolPrompt = InferEntity<typeof SchoolPrompt>;
