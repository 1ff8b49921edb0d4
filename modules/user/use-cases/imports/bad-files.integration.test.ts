import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Importer, importerOf } from '#modules/user/testing/importer.ts';
import { bootSchool, type School } from '#modules/user/testing/school.ts';

const HEADER = 'login_id,family_name,given_name,role';

describe.each(DIALECTS)('files an import meets on %s', (dialect) => {
  let school: School;
  let imports: Importer;
  beforeAll(async () => {
    school = await bootSchool(dialect);
    imports = importerOf(school);
  });
  afterAll(() => school.stop());

  it('may be Shift_JIS with Japanese headers, as Excel in Japan writes them', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('../../fixtures/two-pupils-sjis.csv', import.meta.url)));
    const checked = await imports.check(bytes, true);
    expect(checked.body).toMatchObject({ encoding: 'shift_jis', counts: { all: 2, create: 2 }, unknownColumns: [] });
    expect((await imports.rows(checked.body.id))[0]?.cells).toMatchObject({
      login_id: 's20260001',
      family_name: '中村',
      given_kana: 'みさき',
      role: '生徒',
    });
  });

  it('may have columns in any order, unknown ones, tabs and short rows', async () => {
    const checked = await imports.check('区分\tクラブ\t名\t姓\tＩＤ\n生徒\t将棋\t花\t森\ts001\n生徒\t将棋\t花\n');
    expect(checked.body).toMatchObject({ counts: { create: 1, error: 1 }, unknownColumns: ['クラブ'] });
    const [bad] = await imports.rows(checked.body.id, 'error');
    expect(bad?.problems[0]).toEqual({ column: '', reason: 'too_few_columns', values: { expected: 5, found: 3 } });
  });

  it.each([
    ['too_many_rows', `${HEADER}\n${Array.from({ length: 5001 }, (_, n) => `s${n},森,花,student`).join('\n')}`],
    ['missing_columns', 'login_id,family_name\ns001,森'],
    ['doubled_columns', `${HEADER},姓\ns001,森,花,student,林`],
    ['no_rows', `${HEADER}\n\n`],
    ['not_text', 'login_id\0'],
    ['unreadable_line', `${HEADER}\ns001,"森,花,student\n`],
  ])('are refused whole with the reason %s', async (reason, content) => {
    const refused = await imports.check(content);
    expect([refused.status, refused.problem.errors?.[0]?.reason]).toEqual([422, reason]);
  });

  it('are refused at 5 MB, and at 10 MB before they are read', async () => {
    const line = `s000001,${'森'.repeat(60)},花,student\n`;
    for (const bytes of [5.1, 10]) {
      const large = `${HEADER}\n${line.repeat(Math.ceil((bytes * 1024 * 1024) / Buffer.byteLength(line)))}`;
      const refused = await imports.check(large);
      expect([refused.status, refused.problem.code], `${bytes} MB`).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    }
  });

  it('take 5,000 rows', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => `bulk${n},森,花,student`);
    const checked = await imports.check([HEADER, ...rows].join('\n'));
    expect(checked.body.counts).toMatchObject({ all: 5000, create: 5000 });
  });

  it('never touch people of another school', async () => {
    await school.context('user').transact(async (work) => {
      const { addUser } = await import('../add-user.ts');
      const { SchoolId } = await import('#contracts/ids.ts');
      addUser(work, {
        familyName: '他',
        givenName: '校',
        familyKana: '',
        givenKana: '',
        loginId: 'other',
        email: 'other@example.jp',
        schoolId: SchoolId.parse('00000000-0000-7000-8000-00000000bbbb'),
        role: 'student',
        status: 'active',
        language: 'ja',
        passwordHash: '$',
        mustChangePassword: false,
        origin: 'admin',
      });
    });
    const checked = await imports.check(
      `${HEADER},email\nＯＴＨＥＲ,森,花,student,\ns009,森,花,student,Other@example.jp`,
    );
    const rows = await imports.rows(checked.body.id);
    expect(rows.map((row) => row.problems.map((problem) => problem.reason))).toEqual([
      ['login_id_taken'],
      ['email_taken'],
    ]);
  });
});
