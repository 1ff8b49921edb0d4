import type { PersonRef } from '#contracts/academic/routes.ts';
import type { CellProblem } from '#contracts/user/routes.ts';
import { headerKey, readCsv } from '#kernel/csv/read-csv.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { refuseField } from '#kernel/errors.ts';
import { theClass } from '#modules/academic/database/find.ts';
import { personRef } from '#modules/academic/database/people.ts';
import { tables } from '#modules/academic/database/tables.ts';
import { type ColumnPlaces, findColumns, foldLoginId, namesPupils } from '#modules/academic/domain/enrollment-csv.ts';

export type CheckedRow = {
  line: number;
  verdict: 'enroll' | 'already' | 'error';
  person: PersonRef | null;
  problems: CellProblem[];
};

const MOST_ROWS = 500;

/** What an enrolment file would do, row by row; writes nothing. */
export async function checkEnrollmentCsv(em: EntityManager, classId: string, bytes: Uint8Array): Promise<CheckedRow[]> {
  const schoolClass = await theClass(em, classId);
  const file = readCsv(bytes);
  const places = findColumns(file.header.map(headerKey));
  if (!namesPupils(places)) {
    throw refuseField(
      'UNPROCESSABLE',
      'file',
      'too_few_columns',
      'The file needs a column login_id, or grade, class_group and attendance_number.',
    );
  }
  if (file.rows.length > MOST_ROWS)
    throw refuseField('UNPROCESSABLE', 'file', 'too_many_rows', `At most ${MOST_ROWS} rows.`);
  const pupils = await findPupils(em, schoolClass.schoolId, schoolClass.yearId, classId);
  const seen = new Set<string>();
  return file.rows.map(({ line, cells }) => {
    const pupil = find(pupils, places, cells);
    const problem = problemWith(pupil);
    if (!pupil || problem) {
      const column = places.loginId === undefined ? 'attendance_number' : 'login_id';
      return {
        line,
        verdict: 'error',
        person: null,
        problems: [{ column, reason: problem ?? 'not_found', values: {} }],
      };
    }
    const already = pupil.enrolled || seen.has(pupil.id);
    seen.add(pupil.id);
    return { line, verdict: already ? 'already' : 'enroll', person: personRef(pupil.id, pupil), problems: [] };
  });
}

function problemWith(pupil: Pupil | undefined): string | undefined {
  if (!pupil) return 'not_found';
  if (pupil.role !== 'student') return 'not_a_student';
  return pupil.status === 'suspended' ? 'suspended' : undefined;
}

type Pupil = Awaited<ReturnType<typeof findPupils>>[number];

function find(pupils: readonly Pupil[], places: ColumnPlaces, cells: readonly string[]): Pupil | undefined {
  const cell = (place: number | undefined) =>
    place === undefined ? '' : (cells[place] ?? '').normalize('NFKC').trim();
  const loginId = cell(places.loginId);
  if (loginId) return pupils.find((pupil) => foldLoginId(pupil.loginId) === foldLoginId(loginId));
  const [grade, group, number] = [cell(places.grade), cell(places.classGroup), cell(places.number)];
  if (!grade || !group || !number) return undefined;
  return pupils.find(
    (pupil) =>
      pupil.grade === Number(grade) && pupil.classGroup?.normalize('NFKC') === group && pupil.number === Number(number),
  );
}

async function findPupils(em: EntityManager, schoolId: string, yearId: string, classId: string) {
  const rows = await tables(em)
    .selectFrom('replica_user_people as p')
    .leftJoin('membership as h', (join) =>
      join
        .onRef('h.personId', '=', 'p.id')
        .on('h.placeKind', '=', 'classGroup')
        .on('h.gone', '=', 0)
        .on('h.as', '=', 'student'),
    )
    .leftJoin('class_group as g', (join) => join.onRef('g.id', '=', 'h.placeId').on('g.yearId', '=', yearId))
    .leftJoin('membership as m', (join) =>
      join.onRef('m.personId', '=', 'p.id').on('m.placeId', '=', classId).on('m.gone', '=', 0),
    )
    .select([
      'p.id',
      'p.role',
      'p.status',
      'p.loginId',
      'p.familyName',
      'p.givenName',
      'p.familyKana',
      'p.givenKana',
      'g.grade',
      'g.name as classGroup',
      'h.number',
      'm.id as seat',
    ])
    .where('p.schoolId', '=', schoolId)
    .where('p.gone', '=', 0)
    .execute();
  return rows.map((row) => ({ ...row, enrolled: row.seat !== null && row.seat !== undefined }));
}
