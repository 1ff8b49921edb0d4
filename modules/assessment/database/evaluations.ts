import { defineEntity, type InferEntity } from '@mikro-orm/core';
import type { EvaluationChange } from '#contracts/assessment/evaluations.ts';
import { id, instant, json, p, reference } from '#kernel/database/columns.ts';

/** That an outcome of a pupil was scored, changed or shown: written once and never touched again. */
export const EvaluationRecord = defineEntity({
  name: 'EvaluationRecord',
  tableName: 'evaluation_record',
  properties: {
    id: id(),
    schoolId: reference(),
    classId: reference(),
    personId: reference(),
    kind: p.string().length(20).$type<'rubric' | 'quiz'>(),
    thingId: reference(),
    title: p.string().length(100),
    what: p.string().length(20).$type<'scored' | 'changed' | 'shown' | 'hidden'>(),
    as: p.string().length(10).$type<'teacher' | 'self' | 'peer'>().nullable(),
    byId: reference().nullable(),
    /** The pupil is not to learn who it was. */
    nameless: p.boolean().default(false),
    changes: json<readonly EvaluationChange[]>(),
    why: p.string().length(500),
    at: instant(),
  },
  indexes: [
    { name: 'evaluation_record_of_person', properties: ['personId', 'id'] },
    { name: 'evaluation_record_of_thing', properties: ['thingId', 'id'] },
  ],
});
export type EvaluationRecord = InferEntity<typeof EvaluationRecord>;
