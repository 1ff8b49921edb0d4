import { describe, expect, it } from 'vitest';
import type { Cells } from './row.ts';
import { readRow } from './row.ts';

const good: Cells = {
  login_id: 's20260001',
  family_name: '中村',
  given_name: '美咲',
  family_kana: 'なかむら',
  given_kana: 'みさき',
  email: '',
  password: '',
  role: '生徒',
  grade: '1',
  class_group: '1年A組',
  attendance_number: '1',
};
const faults = (cells: Cells) =>
  readRow(2, { ...good, ...cells }, undefined).faults.map((fault) => `${fault.column} ${fault.reason}`);

describe('one row of an import', () => {
  it('is read as people write it', () => {
    const row = readRow(
      2,
      { ...good, login_id: 'Ｓ２０２６', role: 'Student', grade: '１年', attendance_number: '１２番' },
      undefined,
    );
    expect(row).toMatchObject({
      loginId: 'S2026',
      loginKey: 's2026',
      role: 'student',
      group: { grade: 1, name: '1年A組' },
      number: 12,
      email: null,
      faults: [],
    });
  });

  it.each<[Cells, string]>([
    [{ login_id: '' }, 'login_id required'],
    [{ login_id: 'a b' }, 'login_id login_id_invalid'],
    [{ login_id: 'ab' }, 'login_id login_id_invalid'],
    [{ given_name: '' }, 'given_name required'],
    [{ family_name: '=HYPERLINK("http://x")' }, 'family_name formula'],
    [{ given_name: '+1' }, 'given_name formula'],
    [{ family_kana: '@SUM(1)' }, 'family_kana formula'],
    [{ class_group: '=1+1' }, 'class_group formula'],
    [{ family_name: 'あ'.repeat(61) }, 'family_name name_too_long'],
    [{ email: 'not-a-mail' }, 'email email_invalid'],
    [{ email: 'a@b' }, 'email email_invalid'],
    [{ role: '' }, 'role required'],
    [{ role: '校長' }, 'role role_invalid'],
    [{ role: 'admin' }, 'role role_forbidden'],
    [{ role: '管理者' }, 'role role_forbidden'],
    [{ grade: '一' }, 'grade grade_invalid'],
    [{ grade: '13' }, 'grade grade_invalid'],
    [{ attendance_number: '四' }, 'attendance_number number_invalid'],
    [{ attendance_number: '0' }, 'attendance_number number_invalid'],
    [{ grade: '' }, 'grade group_incomplete'],
    [{ class_group: '' }, 'class_group group_incomplete'],
    [{ grade: '', class_group: '' }, 'class_group group_incomplete'],
    [{ password: 'short' }, 'password password_weak'],
    [{ password: 'xx-s20260001-yy' }, 'password password_weak'],
  ])('%o is refused as %s', (cells, fault) => {
    expect(faults(cells)).toEqual([fault]);
  });

  it('takes names with hyphens, rare characters and no reading', () => {
    expect(faults({ family_name: '髙﨑', given_name: 'Anne-Marie', family_kana: '', given_kana: '' })).toEqual([]);
    expect(readRow(2, { ...good, family_name: '神崎' }, undefined).names.familyName).toBe('神崎');
  });

  it('says how many columns were expected', () => {
    expect(readRow(2, good, { expected: 11, found: 4 }).faults[0]).toEqual({
      column: '',
      reason: 'too_few_columns',
      values: { expected: 11, found: 4 },
    });
  });
});
