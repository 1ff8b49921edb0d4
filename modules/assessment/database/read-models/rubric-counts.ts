import type { EntityManager } from '#kernel/database/database.ts';
import type { Reader } from '#modules/assessment/database/read-models/rubrics.ts';
import type { RubricAssessment } from '#modules/assessment/database/rubrics.ts';
import { groupsOf, pupilIdsOf } from '#modules/assessment/database/seats.ts';
import { tables } from '#modules/assessment/database/tables.ts';
import { targetsOf } from '#modules/assessment/domain/rubrics/targets.ts';

type Counted = { mine: { done: number; due: number }; pupils: { done: number; due: number } | null };

/** How much of what is to be scored has been handed in, by the reader and for teachers by all pupils together. */
export async function countScores(
  em: EntityManager,
  assessments: readonly RubricAssessment[],
  reader: Reader,
): Promise<(assessment: RubricAssessment) => Counted> {
  const ids = assessments.map(({ id }) => id);
  const classIds = [...new Set(assessments.map(({ classId }) => classId))];
  const pupils = await pupilIdsOf(em, classIds);
  const groups = await groupsOf(em, classIds);
  const own = await tables(em)
    .selectFrom('rubric_sheet')
    .select(['assessmentId', 'pupilId', 'as', 'number'])
    .where('assessmentId', 'in', ids)
    .where('scorerId', '=', reader.id)
    .execute();
  const all = reader.role === 'student' ? [] : await handedInByPupils(em, ids);
  return (assessment) => {
    const here = pupils.get(assessment.classId) ?? [];
    const mine = own.filter((sheet) => sheet.assessmentId === assessment.id && here.includes(sheet.pupilId));
    const done = mine.filter((sheet) => sheet.number > 0).length;
    const targets = targetsOf(assessment, here, groups.get(assessment.classId) ?? new Map());
    if (reader.role === 'student') {
      const peers = new Set(targets.get(reader.id));
      for (const sheet of mine) if (sheet.as === 'peer') peers.add(sheet.pupilId);
      return { mine: { done, due: peers.size + Number(assessment.self) }, pupils: null };
    }
    const peerDue = [...targets.values()].reduce((sum, others) => sum + others.length, 0);
    const due = peerDue + (assessment.self ? here.length : 0);
    const given = Number(all.find(({ assessmentId }) => assessmentId === assessment.id)?.given ?? 0);
    return {
      mine: { done, due: reader.role === 'teacher' ? here.length : 0 },
      // Scores of pairs from before the class changed count as well, but nobody is more than ready.
      pupils: { done: Math.min(given, due), due },
    };
  };
}

const handedInByPupils = (em: EntityManager, ids: readonly string[]) =>
  tables(em)
    .selectFrom('rubric_sheet')
    .select((e) => ['assessmentId', e.fn.countAll<number>().as('given')])
    .where('assessmentId', 'in', [...ids])
    .where('number', '>', 0)
    .where('as', 'in', ['self', 'peer'])
    .groupBy('assessmentId')
    .execute();
