import { fold } from '../folding.ts';
import { passwordFault } from '../password-rules.ts';
import type { Names, Role } from '../person.ts';
import type { Column } from './columns.ts';

/** What is wrong with one cell: `reason` is the key the page translates, `values` fill its blanks. */
export type Fault = { column: string; reason: string; values: Record<string, string | number> };
export type Cells = Partial<Record<Column, string>>;
/** A class group as people name it. */
export type GroupName = { readonly grade: number; readonly name: string };

/** One row as meant. Fields are empty where the row says nothing; with faults they are not to be trusted. */
export type Entry = {
  readonly line: number;
  readonly cells: Cells;
  readonly loginId: string;
  readonly loginKey: string;
  readonly names: Names;
  readonly email: string | null;
  readonly role: Role;
  readonly group: GroupName | null;
  readonly number: number | null;
  readonly faults: readonly Fault[];
};

const NAME_MAX = 60;
const EMAIL = /^[^\s@"(),:;<>[\\\]]+@[^\s@.]+(\.[^\s@.]+)+$/;
const LOGIN_ID = /^[\p{L}\p{N}._-]{3,40}$/u;
/** Cells a spreadsheet would run (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r]/;
const ROLES: Record<string, Role> = Object.fromEntries([
  ...['student', 'pupil', '生徒', '学生', '児童'].map((word) => [word, 'student']),
  ...['teacher', '教員', '教師', '先生', '教諭', '職員'].map((word) => [word, 'teacher']),
  ...['admin', 'administrator', '管理者'].map((word) => [word, 'admin']),
]);

/** A whole number as people write it: 1, １, 1年, 12番. */
function whole(text: string, unit: string): number | undefined {
  const digits = fold(text).replace(new RegExp(`${unit}$`), '');
  return /^\d{1,3}$/.test(digits) && Number(digits) > 0 ? Number(digits) : undefined;
}

/** Reads one row by itself; what other rows and existing accounts say about it comes later (verdicts.ts). */
export function readRow(line: number, cells: Cells, missing: { expected: number; found: number } | undefined): Entry {
  const faults: Fault[] = [];
  const fault = (column: Column, reason: string, values: Fault['values'] = {}) =>
    faults.push({ column, reason, values });
  const text = (column: Column) => (cells[column] ?? '').trim();
  const name = (column: Column, needed: boolean) => {
    const value = text(column);
    if (needed && value === '') fault(column, 'required');
    else if (FORMULA.test(value)) fault(column, 'formula');
    else if ([...value].length > NAME_MAX) fault(column, 'name_too_long', { max: NAME_MAX });
    return value;
  };

  if (missing) faults.push({ column: '', reason: 'too_few_columns', values: missing });
  const loginId = text('login_id').normalize('NFKC');
  if (loginId === '') fault('login_id', 'required');
  else if (!LOGIN_ID.test(loginId)) fault('login_id', 'login_id_invalid');

  const names = {
    familyName: name('family_name', true),
    givenName: name('given_name', true),
    familyKana: name('family_kana', false).normalize('NFKC'),
    givenKana: name('given_kana', false).normalize('NFKC'),
  };
  const email = text('email').normalize('NFKC') || null;
  if (email !== null && (email.length > 200 || !EMAIL.test(email))) fault('email', 'email_invalid');

  const weakness = text('password') === '' ? undefined : passwordFault(text('password'), loginId || '\0');
  if (weakness) fault('password', 'password_weak');

  const role = ROLES[fold(text('role'))];
  if (text('role') === '') fault('role', 'required');
  else if (role === undefined) fault('role', 'role_invalid');
  else if (role === 'admin') fault('role', 'role_forbidden');

  return {
    line,
    cells,
    loginId,
    loginKey: fold(loginId),
    names,
    email,
    role: role ?? 'student',
    ...placeOf(text, name('class_group', false), role, fault),
    faults,
  };
}

/** 学年, 組 and 番号 belong together: a number needs a group, a group its grade. Teachers have no number. */
function placeOf(
  text: (column: Column) => string,
  groupName: string,
  role: Role | undefined,
  fault: (column: Column, reason: string) => void,
): { group: GroupName | null; number: number | null } {
  const grade = whole(text('grade'), '年生?');
  const number = whole(text('attendance_number'), '番');
  if (text('grade') !== '' && (grade === undefined || grade > 12)) fault('grade', 'grade_invalid');
  if (text('attendance_number') !== '' && number === undefined) fault('attendance_number', 'number_invalid');
  const said = { grade: text('grade') !== '', group: groupName !== '', number: text('attendance_number') !== '' };
  if (said.group !== said.grade) fault(said.group ? 'grade' : 'class_group', 'group_incomplete');
  else if (said.number && !said.group) fault('class_group', 'group_incomplete');
  return {
    group: grade === undefined || !said.group ? null : { grade, name: groupName },
    number: role === 'teacher' ? null : (number ?? null),
  };
}
