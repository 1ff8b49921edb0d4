import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Importer, importerOf } from '#modules/user/testing/importer.ts';
import { bootSchool, type School } from '#modules/user/testing/school.ts';

const HEADER = 'login_id,family_name,given_name,email,password,role,grade,class_group,attendance_number';
const pupil = (n: number, more: { email?: string; password?: string; name?: string; number?: string } = {}) =>
  `p${String(n).padStart(3, '0')},${more.name ?? '森'},花${n},${more.email ?? ''},${more.password ?? ''},生徒,1,1年A組,${more.number ?? n}`;
const file = (...rows: string[]) => [HEADER, ...rows].join('\r\n');

describe.each(DIALECTS)('an import on %s', (dialect) => {
  let school: School;
  let imports: Importer;
  beforeAll(async () => {
    school = await bootSchool(dialect);
    imports = importerOf(school);
  });
  afterAll(() => school.stop());
  const people = async () =>
    (await school.call<{ total: number }>('GET', '/users', { token: await school.asAdmin() })).body.total;

  it('is checked first and writes nothing', async () => {
    const before = [await people(), (await school.events()).length];
    const checked = await imports.check(file(pupil(1), pupil(2), pupil(2), pupil(4, { email: 'no-mail' })));
    expect(checked.body).toMatchObject({
      state: 'checked',
      counts: { all: 4, create: 0, error: 4 },
      missingGroups: ['1年A組'],
    });
    const again = await imports.recheck(checked.body, true);
    expect(again.body.counts).toEqual({ all: 4, create: 2, update: 0, unchanged: 0, error: 2 });
    const rows = await imports.rows(checked.body.id, 'error');
    expect(rows.map((row) => [row.line, row.problems])).toEqual([
      [
        4,
        [
          { column: 'login_id', reason: 'login_id_duplicate', values: { line: 3 } },
          { column: 'attendance_number', reason: 'number_duplicate', values: { line: 3, name: '森 花2' } },
        ],
      ],
      [5, [{ column: 'email', reason: 'email_invalid', values: {} }]],
    ]);
    expect([await people(), (await school.events()).length]).toEqual(before);
  });

  it('with a broken third row writes nothing and names the row, unless such rows are to be left out', async () => {
    const before = await people();
    const checked = await imports.check(file(pupil(11), pupil(12), pupil(13, { number: '四' }), pupil(14)), true);
    const refused = await imports.commit(checked.body);
    expect([refused.status, refused.problem.code, refused.problem.data]).toEqual([
      422,
      'UNPROCESSABLE',
      { lines: [4], errors: 1 },
    ]);
    await school.settled();
    expect(await people()).toBe(before);
    const started = await imports.commit(checked.body, true);
    expect([started.status, started.body.state]).toEqual([202, 'running']);
    await school.settled();
    expect((await imports.view(checked.body.id)).body).toMatchObject({
      state: 'done',
      progress: { done: 3, total: 3 },
    });
    expect(await people()).toBe(before + 3);
    const csv = await school.call('GET', `/users/imports/${checked.body.id}/errors.csv`, {
      token: await school.asAdmin(),
    });
    expect(csv.text).toContain('attendance_number: number_invalid');
  });

  it('makes accounts with events, and slips that are shown once and sign in', async () => {
    const before = (await school.events()).length;
    const checked = await imports.check(
      file(pupil(21), pupil(22, { password: 'take-mizu-kawa' }), 't21,岡,先生,t21@example.ac.jp,,教員,,,'),
      true,
    );
    await imports.commit(checked.body);
    await school.settled();
    const events = (await school.events()).slice(before);
    expect([...Map.groupBy(events, (event) => event.type)].map(([type, some]) => [type, some.length])).toEqual([
      ['user.registered.v1', 3],
      ['user.placement-requested.v1', 2],
      ['user.import-finished.v1', 1],
    ]);
    expect(events.find((event) => event.type.startsWith('user.placement'))?.data).toEqual({
      schoolId: school.schoolId,
      role: 'student',
      group: { grade: 1, name: '1年A組' },
      number: 21,
      createGroup: true,
    });
    expect((await imports.view(checked.body.id)).body.slipsWaiting).toBe(true);
    const slips = await imports.slips(checked.body.id);
    expect(slips.body.school).toBe('青葉高等学校');
    expect(slips.body.items.map((slip) => [slip.loginId, slip.classGroup, slip.number])).toEqual([
      ['p021', '1年A組', 21],
      ['t21', null, null],
    ]);
    expect((await imports.slips(checked.body.id)).status).toBe(409);
    const signed = await school.signIn('p021', slips.body.items[0]?.password);
    expect(signed.body.me.mustChangePassword).toBe(true);
    expect((await school.signIn('p022', 'take-mizu-kawa')).body.me.mustChangePassword).toBe(false);
  });

  it('keeps no password of the file in the clear', async () => {
    const checked = await imports.check(file(pupil(31, { password: 'take-umi-tsuki' })), true);
    const rows = JSON.stringify(
      await school
        .context('user')
        .read()
        .getKysely<{ import_line: object }>()
        .selectFrom('import_line')
        .selectAll()
        .execute(),
    );
    expect(rows).not.toContain('take-umi-tsuki');
    expect((await imports.rows(checked.body.id))[0]?.cells.password).toBe('••••');
  });

  it('of people who are there says what changes; undoing gives it back, but not what was changed since', async () => {
    const first = await imports.check(file(pupil(41), pupil(42)), true);
    await imports.commit(first.body);
    await school.settled();
    school.seats.groups = [];
    const next = file('P041,林,花41,p041@example.ac.jp,,生徒,,,', 'p042,林,花42,,,生徒,,,', 'p043,原,花43,,,生徒,,,');
    const checked = await imports.check(next, true);
    expect(checked.body.counts).toMatchObject({ create: 1, update: 2 });
    const rows = await imports.rows(checked.body.id, 'update');
    expect(rows[0]?.changes).toEqual({ family_name: '森', email: '' });
    await imports.commit(checked.body);
    await school.settled();
    const find = async (q: string) =>
      (
        await school.call<{
          items: { id: string; familyName: string; givenName: string; email: string | null; version: number }[];
        }>('GET', `/users?q=${q}`, { token: await school.asAdmin() })
      ).body.items[0];
    const changed = await find('p042');
    expect([changed?.familyName, (await find('p041'))?.email]).toEqual(['林', 'p041@example.ac.jp']);
    await school.call('PUT', `/users/${changed?.id}`, {
      token: await school.asAdmin(),
      body: {
        familyName: '東',
        givenName: '花42',
        familyKana: '',
        givenKana: '',
        language: 'ja',
        email: null,
        version: changed?.version,
      },
    });
    expect((await imports.undo(checked.body.id)).status).toBe(202);
    await school.settled();
    expect((await imports.view(checked.body.id)).body.state).toBe('undone');
    expect([
      (await find('p041'))?.familyName,
      (await find('p041'))?.email,
      (await find('p042'))?.familyName,
      await find('p043'),
    ]).toEqual(['森', null, '東', undefined]);
    const last = (await school.events()).slice(-2).map((event) => event.type);
    expect(last).toContain('user.import-finished.v1');
  });

  it('is not undone once somebody it made has signed in, nor after 30 days', async () => {
    const checked = await imports.check(file(pupil(51), pupil(52)), true);
    await imports.commit(checked.body);
    await school.settled();
    const slips = await imports.slips(checked.body.id);
    await school.signIn('p051', slips.body.items[0]?.password);
    const refused = await imports.undo(checked.body.id);
    expect([refused.status, refused.problem.data]).toEqual([409, { used: 1 }]);
    school.clock.advance(31 * 86_400_000);
    expect((await imports.view(checked.body.id)).body.undoUntil).toBeNull();
    expect((await imports.undo(checked.body.id)).status).toBe(409);
  });

  it('fails as a whole when an account has appeared since the check', async () => {
    const checked = await imports.check(file(pupil(61), pupil(62)), true);
    await school.person('p062');
    const before = [await people(), (await school.events()).length];
    await imports.commit(checked.body);
    await school.settled();
    const failed = (await imports.view(checked.body.id)).body;
    expect([failed.state, failed.failure?.includes('3 行目')]).toEqual(['failed', true]);
    expect([await people(), (await school.events()).length]).toEqual(before);
  });

  it('is written once, however often its button is pressed', async () => {
    const checked = await imports.check(file(pupil(71)), true);
    const answers = await Promise.all([1, 2, 3].map(() => imports.commit(checked.body)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409, 409]);
    await school.settled();
    const made = (await school.events('user.registered.v1')).filter((event) => event.personal.loginId === 'p071');
    expect(made).toHaveLength(1);
  });
});
