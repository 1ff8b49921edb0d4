import type { ImportRow } from '#contracts/user/routes.ts';

/** The columns the table shows, in the order people read them; the others matter only in the file. */
export const SHOWN = [
  'login_id',
  'family_name',
  'given_name',
  'family_kana',
  'given_kana',
  'email',
  'role',
  'grade',
  'class_group',
  'attendance_number',
] as const;
export type ShownColumn = (typeof SHOWN)[number];
export const isShown = (column: string): column is ShownColumn => SHOWN.some((one) => one === column);

export const RIGHT: ReadonlySet<string> = new Set(['grade', 'attendance_number']);

export const hasProblem = (row: ImportRow, column: string): boolean =>
  row.problems.some((problem) => problem.column === column);
export const isChanged = (row: ImportRow, column: string): boolean => column in row.changes;
