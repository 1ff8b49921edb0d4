import type { RubricSaved, RubricSummary, RubricView } from '#contracts/assessment/rubrics.ts';
import type { ClassId, RubricId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { theRubric } from '#modules/assessment/database/find-rubrics.ts';
import { Rubric } from '#modules/assessment/database/rubrics.ts';
import { sitsIn } from '#modules/assessment/database/seats.ts';

/** Who reads; an administrator may change everything of their school. */
export type Reader = { id: string; role: 'admin' | 'teacher' | 'student' };
const MOST = 200;

/** Rubrics of a class and of its school, last changed first. */
export async function listRubrics(
  em: EntityManager,
  { classId, archived, schoolId, reader }: { classId: string; archived: boolean; schoolId: string; reader: Reader },
): Promise<RubricSummary[]> {
  const all = await em.find(
    Rubric,
    { schoolId, $or: [{ classId }, { classId: null }], archived },
    { orderBy: { changedAt: 'desc', id: 'desc' }, limit: MOST },
  );
  return all.map((rubric) => {
    const { name, description, criteria } = rubric.document;
    return { ...common(rubric, reader), name, description, criteria: criteria.map((criterion) => criterion.name) };
  });
}

export async function readRubric(em: EntityManager, id: string, reader: Reader): Promise<RubricView> {
  const rubric = await theRubric(em, id);
  const teaches = rubric.classId ? await sitsIn(em, rubric.classId, reader.id, 'teacher') : false;
  const { mayChange, ...shown } = common(rubric, reader);
  return {
    ...shown,
    mayChange: rubric.classId ? teaches || reader.role === 'admin' : mayChange,
    document: rubric.document,
  };
}

const common = (rubric: Rubric, reader: Reader) => ({
  ...savedView(rubric),
  classId: (rubric.classId ?? null) as ClassId | null,
  // Whoever reads the list of a class teaches in it; the school's belong to who made them.
  mayChange: rubric.classId !== null || rubric.createdBy === reader.id || reader.role === 'admin',
});

export const savedView = ({ id, archived, changedAt, version }: Rubric): RubricSaved => ({
  id: id as RubricId,
  archived,
  changedAt: iso(changedAt),
  version,
});
