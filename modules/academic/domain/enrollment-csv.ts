/** Columns by which a row of an enrolment file names a pupil; header names in both languages. */
const COLUMNS = {
  loginId: ['loginid', 'ログインid', 'id'],
  grade: ['grade', '学年'],
  classGroup: ['classgroup', 'クラス', '組', 'class'],
  number: ['attendancenumber', '出席番号', '番号', 'number'],
} as const;

export type EnrollmentColumn = keyof typeof COLUMNS;
export type ColumnPlaces = Partial<Record<EnrollmentColumn, number>>;

/** Where the columns stand, from header names already made keys (no spaces, width, case). */
export function findColumns(headerKeys: readonly string[]): ColumnPlaces {
  const places: ColumnPlaces = {};
  for (const [column, names] of Object.entries(COLUMNS) as [EnrollmentColumn, readonly string[]][]) {
    const place = headerKeys.findIndex((key) => names.includes(key));
    if (place >= 0) places[column] = place;
  }
  return places;
}

/** Can a row name a pupil at all? By login id, or by grade, class group and number together. */
export const namesPupils = (places: ColumnPlaces): boolean =>
  places.loginId !== undefined ||
  (places.grade !== undefined && places.classGroup !== undefined && places.number !== undefined);

/** Login ids compare after NFKC and lower case. */
export const foldLoginId = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();
