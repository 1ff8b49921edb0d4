import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { ADMINISTRATOR, bootUser, SETUP, type Signed } from '#modules/user/testing/school.ts';

describe.each(DIALECTS)('setting up on %s', (dialect) => {
  let app: Awaited<ReturnType<typeof bootUser>>;
  beforeAll(async () => {
    app = await bootUser(dialect);
  });
  afterAll(() => app.stop());

  it('is wanted while nobody has an account', async () => {
    expect((await app.call('GET', '/setup')).body).toEqual({ needed: true, version: '0.0.0-test' });
  });

  it('refuses a weak password and reversed dates by their field, and writes nothing', async () => {
    const weak = await app.call('POST', '/setup', {
      body: { ...SETUP, administrator: { ...ADMINISTRATOR, password: 'password1234' } },
    });
    expect([weak.status, weak.problem.code, weak.problem.errors?.[0]]).toMatchObject([
      422,
      'PASSWORD_TOO_WEAK',
      { pointer: '/administrator/password', reason: 'too_weak_common' },
    ]);
    const dates = await app.call('POST', '/setup', {
      body: { ...SETUP, school: { ...SETUP.school, yearEndsOn: '2026-03-31' } },
    });
    expect(dates.problem.errors?.[0]).toMatchObject({ pointer: '/school/yearEndsOn', reason: 'dates_reversed' });
    expect(await app.published('user')).toEqual([]);
  });

  it('of two at once makes one administrator, signed in, and refuses the other', async () => {
    const answers = await Promise.all([1, 2].map(() => app.call<Signed>('POST', '/setup', { body: SETUP })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const won = answers.find((answer) => answer.status === 201);
    expect(answers.find((answer) => answer.status === 409)?.problem.code).toBe('ALREADY_SET_UP');
    expect(await app.published('user')).toEqual(['user.registered.v1', 'user.installation-set-up.v1']);
    const me = await app.call<Signed['me']>('GET', '/auth/me', { token: won?.body.accessToken });
    expect(me.body).toMatchObject({
      user: { loginId: 'admin', role: 'admin', status: 'active' },
      school: { name: SETUP.school.name, timeZone: 'Asia/Tokyo' },
      mustChangePassword: false,
    });
    expect(won?.headers.getSetCookie().map((cookie) => cookie.replace(/=[^;]+/, '='))).toEqual([
      'quested_access=; Path=/api; HttpOnly; SameSite=Lax',
      'quested_refresh=; Path=/api/v1/auth; HttpOnly; SameSite=Lax',
    ]);
  });

  it('is over afterwards', async () => {
    expect((await app.call('GET', '/setup')).body).toMatchObject({ needed: false });
    expect((await app.call('POST', '/setup', { body: SETUP })).problem.code).toBe('ALREADY_SET_UP');
  });
});
