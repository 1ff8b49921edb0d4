import type { CsvCheck } from '#contracts/content/curricula.ts';
import { headerKey, readCsv } from '#kernel/csv/read-csv.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Ids } from '#kernel/ids.ts';
import type { Work } from '#kernel/module.ts';
import type { Curriculum } from '#modules/content/database/curricula.ts';
import { theCurriculum, theOpenClass } from '#modules/content/database/find.ts';
import { type Plan, readPlan } from '#modules/content/domain/curricula/csv-in.ts';
import { PLAN_HEADER } from '#modules/content/domain/curricula/csv-out.ts';
import { keepIds } from '#modules/content/domain/curricula/keep-ids.ts';
import { createCurriculum } from '#modules/content/use-cases/curricula/create-curriculum.ts';
import { keepUnlessKept, keepVersion } from '#modules/content/use-cases/curricula/save-points.ts';
import { writeDocument } from '#modules/content/use-cases/curricula/write-document.ts';

const MOST = { rows: 1000, phases: 20, weeks: 100, categories: 20, levels: 10 };
export type ReadFile = Plan & { encoding: CsvCheck['encoding'] };

/** What a file says, with what is wrong in each of its rows; refuses one that is no curriculum at all. */
export function readCurriculumCsv(bytes: Uint8Array, ids: Ids): ReadFile {
  const file = readCsv(bytes, { trim: false });
  const found = file.header.map(headerKey);
  const missing = PLAN_HEADER.filter((name, index) => found[index] !== headerKey(name));
  if (missing.length) {
    throw refuseField(
      'UNPROCESSABLE',
      'file',
      'missing_plan_columns',
      `The first line must be ${PLAN_HEADER.join(',')}.`,
    );
  }
  if (file.rows.length > MOST.rows)
    throw refuseField('UNPROCESSABLE', 'file', 'too_many_rows', `At most ${MOST.rows} rows.`);
  const plan = readPlan(file.rows, () => ids.next());
  if (plan.rows.length === 0)
    throw refuseField('UNPROCESSABLE', 'file', 'no_plan_rows', 'There is nothing below the header.');
  const weeks = plan.phases.reduce((sum, phase) => sum + phase.weeks.length, 0);
  const tooMuch =
    plan.phases.length > MOST.phases ||
    weeks > MOST.weeks ||
    plan.rubric.length > MOST.categories ||
    plan.rubric.some(({ levels }) => levels.length > MOST.levels);
  if (tooMuch) {
    const detail = `At most ${MOST.phases} phases, ${MOST.weeks} weeks, ${MOST.categories} categories of ${MOST.levels} levels.`;
    throw refuseField('UNPROCESSABLE', 'file', 'too_much_plan', detail);
  }
  return { ...plan, encoding: file.encoding };
}

/** Nothing is written while a single row is wrong: a plan with holes would be no plan. */
function refuseBroken({ rows }: Plan): void {
  const broken = rows.find(({ verdict }) => verdict === 'error');
  if (!broken) return;
  throw refuseField('UNPROCESSABLE', 'file', 'broken_row', `Line ${broken.line} cannot be read. Nothing was written.`);
}

/** The file's phases and rubric in place of the present ones; the way back is a save point. */
export async function importCsv(work: Work, id: string, version: number, file: ReadFile): Promise<Curriculum> {
  refuseBroken(file);
  const curriculum = await theCurriculum(work.em, id);
  await theOpenClass(work.em, curriculum.classId);
  expectVersion(curriculum, version, 'curriculum');
  await keepUnlessKept(work, curriculum, 'before-import');
  writeDocument(work, curriculum, { ...curriculum.document, ...keepIds(file, curriculum.document) });
  keepVersion(work, curriculum, 'imported');
  await work.em.flush();
  return curriculum;
}

/** A curriculum begun from a file. */
export async function createFromCsv(work: Work, classId: string, title: string, file: ReadFile): Promise<Curriculum> {
  refuseBroken(file);
  const { phases, rubric } = file;
  const curriculum = await createCurriculum(work, classId, { document: { title, phases, rubric }, origin: 'csv' });
  keepVersion(work, curriculum, 'imported');
  await work.em.flush();
  return curriculum;
}
