import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import { Rubric, RubricAssessment } from '#modules/assessment/database/rubrics.ts';
import type { Rubric as Document } from '#modules/assessment/domain/rubrics/rubric.ts';
import { classes } from '#modules/assessment/replicas/academic.ts';

/** A class that takes changes: not put away. */
export async function theOpenClass(em: EntityManager, id: string): Promise<{ id: string; schoolId: string }> {
  const row = await em.findOne(classes.entity, { id, gone: false });
  if (!row) throw notFound('class');
  if (row.archived) throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return row;
}

export async function theRubric(em: EntityManager, id: string): Promise<Rubric> {
  const rubric = await em.findOne(Rubric, { id });
  if (!rubric) throw notFound('rubric');
  return rubric;
}

export async function theRubricAssessment(em: EntityManager, id: string): Promise<RubricAssessment> {
  const assessment = await em.findOne(RubricAssessment, { id, hidden: false });
  if (!assessment) throw notFound('assessment');
  return assessment;
}

/**
 * The same for writing, one at a time per assessment: nothing is handed in while it closes. It has to be the first thing
 * a transaction reads, so that it sees what those before it have written.
 */
export async function theLockedAssessment(em: EntityManager, id: string): Promise<RubricAssessment> {
  const lock = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;
  const assessment = await em.findOne(RubricAssessment, { id, hidden: false }, lock);
  if (!assessment) throw notFound('assessment');
  return assessment;
}

/** What an assessment is scored by: its own copy, or while it is being prepared the rubric as it is now. */
export async function documentOf(
  em: EntityManager,
  assessment: Pick<RubricAssessment, 'rubric' | 'rubricId'>,
): Promise<Document> {
  return assessment.rubric ?? (await theRubric(em, assessment.rubricId)).document;
}
