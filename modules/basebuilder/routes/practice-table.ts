import type { listResults } from '#modules/basebuilder/database/read-models/practice/class-practice.ts';
import type { Sitting } from '#modules/basebuilder/database/read-models/practice/pupils-of-class.ts';

const HEADER = {
  ja: [
    '学年',
    '組',
    '番号',
    '姓',
    '名',
    'カテゴリ',
    '項目',
    'レベル',
    '正解',
    '不正解',
    '最後に答えた日',
    '次に出る日',
  ],
  en: [
    'grade',
    'class group',
    'number',
    'family name',
    'given name',
    'category',
    'item',
    'level',
    'right',
    'wrong',
    'last answered',
    'next due',
  ],
} as const;

/** One row per pupil and word they have answered, in the order of the class list. */
export function resultsTable(
  pupils: readonly Sitting[],
  results: Awaited<ReturnType<typeof listResults>>,
  language: 'ja' | 'en',
): { header: string[]; rows: (string | number | null)[][] } {
  return {
    header: [...HEADER[language]],
    rows: pupils.flatMap(({ student, grade, classGroup, number }) =>
      results
        .filter(({ personId }) => personId === student.id)
        .map((row) => [
          grade,
          classGroup,
          number,
          student.familyName,
          student.givenName,
          row.category,
          row.title,
          row.level,
          row.rightCount,
          row.wrongCount,
          row.lastDay ?? null,
          row.dueDay ?? null,
        ]),
    ),
  };
}
