import { describe, expect, it } from 'vitest';
import { type Cells, readRow } from './row.ts';
import { type Circumstances, groupLabel, type Known, verdictsOf } from './verdicts.ts';

const SCHOOL = 'school';
const cells = (more: Cells): Cells => ({
  family_name: '森',
  given_name: '奏',
  role: 'student',
  grade: '1',
  class_group: '1年A組',
  ...more,
});
const known = (more: Partial<Known>): Known => ({
  id: 'p1',
  schoolId: SCHOOL,
  role: 'student',
  loginKey: 's001',
  names: { familyName: '森', givenName: '奏', familyKana: 'もり', givenKana: 'かな' },
  email: null,
  group: { grade: 1, name: '1年A組' },
  number: 1,
  ...more,
});
const circumstances = (more: Partial<Circumstances> & { people?: Known[] } = {}): Circumstances => {
  const people = more.people ?? [];
  return {
    schoolId: SCHOOL,
    createGroups: false,
    byLogin: new Map(people.map((person) => [person.loginKey, person])),
    byEmail: new Map(people.flatMap((person) => (person.email ? [[person.email, person] as const] : []))),
    groups: [
      {
        grade: 1,
        name: '1年A組',
        seats: people.filter((p) => p.group).map((p) => ({ personId: p.id, number: p.number })),
      },
    ],
    nameOf: (id) => `name of ${id}`,
    ...more,
  };
};
const check = (rows: Cells[], more: Parameters<typeof circumstances>[0] = {}) => {
  const entries = rows.map((row, index) => readRow(index + 2, cells(row), undefined));
  return verdictsOf(entries, circumstances(more));
};
const reasons = (rows: Cells[], more: Parameters<typeof circumstances>[0] = {}) =>
  check(rows, more).rows.map((row) => row.faults.map(({ reason, values }) => ({ reason, values })));

describe('the verdicts of an import', () => {
  it('creates who is new', () => {
    expect(check([{ login_id: 's001' }]).rows.map((row) => row.verdict)).toEqual(['create']);
  });

  it('flags the second of two rows with one login id, whatever its case and width', () => {
    expect(reasons([{ login_id: 's001' }, { login_id: 'Ｓ００１' }])).toEqual([
      [],
      [{ reason: 'login_id_duplicate', values: { line: 2 } }],
    ]);
  });

  it('sees addresses twice in the file or in use elsewhere', () => {
    const people = [known({ email: 'a@x.jp' })];
    expect(
      reasons(
        [
          { login_id: 's002', email: 'A@x.jp' },
          { login_id: 's003', email: 'b@x.jp' },
          { login_id: 's004', email: 'B@x.jp' },
        ],
        { people },
      ),
    ).toEqual([[{ reason: 'email_taken', values: {} }], [], [{ reason: 'email_duplicate', values: { line: 3 } }]]);
  });

  it('does not touch accounts of another school, nor administrators', () => {
    expect(reasons([{ login_id: 's001' }], { people: [known({ schoolId: 'other' })] })).toEqual([
      [{ reason: 'login_id_taken', values: {} }],
    ]);
    expect(reasons([{ login_id: 's001' }], { people: [known({ role: 'admin' })] })).toEqual([
      [{ reason: 'role_forbidden', values: {} }],
    ]);
  });

  it('keeps attendance numbers unique, in the file and with who sits there', () => {
    const people = [known({})];
    expect(
      reasons(
        [
          { login_id: 's002', attendance_number: '1' },
          { login_id: 's003', attendance_number: '2' },
          { login_id: 's004', attendance_number: '2' },
        ],
        { people },
      ),
    ).toEqual([
      [{ reason: 'number_taken', values: { name: 'name of p1' } }],
      [],
      [{ reason: 'number_duplicate', values: { line: 3, name: '森 奏' } }],
    ]);
  });

  it('lets two pupils swap their numbers', () => {
    const people = [known({}), known({ id: 'p2', loginKey: 's002', number: 2 })];
    const { rows } = check(
      [
        { login_id: 's001', attendance_number: '2' },
        { login_id: 's002', attendance_number: '1' },
      ],
      { people },
    );
    expect(rows.map((row) => [row.verdict, row.changes])).toEqual([
      ['update', { attendance_number: '1' }],
      ['update', { attendance_number: '2' }],
    ]);
  });

  it('names missing class groups, and allows them only when asked to', () => {
    const row = { login_id: 's001', grade: '9', class_group: '9年Z組' };
    expect(reasons([row])).toEqual([[{ reason: 'group_missing', values: { group: '9年Z組' } }]]);
    const created = check([row, { ...row, login_id: 's002' }], { createGroups: true });
    expect(created.rows.map((r) => r.verdict)).toEqual(['create', 'create']);
    expect(created.missingGroups).toEqual(['9年Z組']);
    expect(groupLabel({ grade: 2, name: 'A組' })).toBe('2年A組');
  });

  it('knows a class group by other width and spacing', () => {
    expect(reasons([{ login_id: 's001', class_group: '１年 Ａ組' }])).toEqual([[]]);
  });

  it('tells an update from no change, and empty cells change nothing', () => {
    const people = [known({})];
    const { rows } = check([{ login_id: 's001', family_name: '林', family_kana: '' }], { people });
    expect(rows[0]).toMatchObject({ verdict: 'update', changes: { family_name: '森' } });
    expect(check([{ login_id: 's001' }], { people }).rows[0]).toMatchObject({ verdict: 'unchanged', changes: {} });
  });
});
