import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as academic from '#contracts/academic/events.ts';
import { secretsToken } from '#kernel/services.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootSchool, PASSWORD, type School, type Signed, schoolFacts } from '#modules/user/testing/school.ts';

const HOUR = 3_600_000;
const form = (loginId: string, more = {}) => ({
  schoolCode: 'aoba-2026',
  loginId,
  familyName: '森',
  givenName: '花',
  familyKana: 'もり',
  givenKana: 'はな',
  email: `${loginId}@example.jp`,
  password: PASSWORD,
  role: 'student',
  ...more,
});

describe.each(DIALECTS)('registering on %s', (dialect) => {
  let school: School;
  beforeAll(async () => {
    school = await bootSchool(dialect);
  });
  afterAll(() => school.stop());
  const register = (loginId: string, more = {}) =>
    school.call<{ id: string; status: string }>('POST', '/auth/register', { body: form(loginId, more) });
  /** The token of the last link mailed. */
  const mailed = async (purpose: string) => {
    const events = await school.events('user.mail-link-requested.v1');
    const last = events.findLast((event) => event.data.purpose === purpose);
    return school.context('user').get(secretsToken).open(String(last?.data.sealedToken), 'mail-link');
  };
  const confirm = (token: string) => school.call('POST', `/auth/verify-email/${token}`);

  it('leads from the code over the mail to the decision; meanwhile one may only look at one’s state', async () => {
    expect((await school.call('GET', '/auth/schools/AOBA-2026')).body).toEqual({ name: '青葉高等学校' });
    const made = await register('r001');
    expect([made.status, made.body.status]).toEqual([201, 'registered']);
    const signed = await school.signIn('r001');
    expect(signed.body.me.user.status).toBe('registered');
    expect((await school.call('GET', '/auth/me', { token: signed.body.accessToken })).status).toBe(200);
    expect((await school.call('GET', `/users/${made.body.id}`, { token: signed.body.accessToken })).status).toBe(403);

    const early = await school.call<{ approved: string[] }>('POST', '/users/approvals', {
      token: await school.asAdmin(),
      body: { ids: [made.body.id] },
    });
    expect(early.body.approved).toEqual([]);
    const token = await mailed('confirm');
    expect((await school.call('GET', `/auth/verify-email/${token}`)).body).toEqual({
      purpose: 'confirm',
      email: 'r001@example.jp',
    });
    expect((await confirm(token)).body).toEqual({ status: 'confirmed' });
    const approved = await school.call<{ approved: string[] }>('POST', '/users/approvals', {
      token: await school.asAdmin(),
      body: { ids: [made.body.id] },
    });
    expect(approved.body.approved).toEqual([made.body.id]);
    const refreshed = await school.call<Signed>('POST', '/auth/refresh', {
      body: { refreshToken: signed.body.refreshToken },
    });
    expect((await school.call('GET', `/users/${made.body.id}`, { token: refreshed.body.accessToken })).status).toBe(
      200,
    );
    const said = (await school.events()).filter((event) => event.aggId === made.body.id).map((event) => event.type);
    expect(said).toEqual(['user.registered.v1', 'user.confirmed.v1', 'user.approved.v1']);
  });

  it('gives nobody the role of an administrator, whatever they send', async () => {
    const refused = await register('r002', { role: 'admin' });
    expect([refused.status, refused.problem.errors?.[0]?.pointer]).toEqual([400, '/role']);
    const sly = await register('r003', { status: 'active', schoolId: school.schoolId, mustChangePassword: false });
    expect(sly.body.status).toBe('registered');
  });

  it('refuses unknown and retired codes', async () => {
    expect((await register('r004', { schoolCode: 'nowhere' })).problem.code).toBe('SCHOOL_CODE_UNKNOWN');
    const renewed = { ...schoolFacts(school.schoolId), code: 'aoba-neu' };
    await school.says(academic.schoolChanged, { id: school.schoolId, eventSeq: 1 }, renewed);
    expect((await register('r004')).problem.code).toBe('SCHOOL_CODE_UNKNOWN');
    expect((await register('r004', { schoolCode: 'ＡＯＢＡ-neu' })).status).toBe(201);
    await school.says(academic.schoolChanged, { id: school.schoolId, eventSeq: 2 }, schoolFacts(school.schoolId));
  });

  it('refuses a login id in other case or width, and a taken address, by the field', async () => {
    await register('Hana.m');
    for (const loginId of ['hana.m', 'ＨＡＮＡ.m']) {
      const refused = await register(loginId, { email: 'somebody@example.jp' });
      expect([refused.status, refused.problem.code, refused.problem.errors?.[0]]).toMatchObject([
        409,
        'LOGIN_ID_TAKEN',
        { pointer: '/loginId', reason: 'taken' },
      ]);
    }
    expect((await register('r005', { email: 'HANA.M@example.jp' })).problem.code).toBe('EMAIL_TAKEN');
  });

  it('of two at once with one login id lets one in', async () => {
    const answers = await Promise.all(['a', 'b'].map((letter) => register('r006', { email: `${letter}@example.jp` })));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    expect(answers.find((answer) => answer.status === 409)?.problem.code).toBe('LOGIN_ID_TAKEN');
  });

  it('knows links that are used, expired, replaced or made up; looking changes nothing', async () => {
    await register('r007');
    const first = await mailed('confirm');
    expect((await school.call('GET', `/auth/verify-email/${first}`)).status).toBe(200);
    expect((await school.call('GET', `/auth/verify-email/${first}`)).status).toBe(200);
    expect((await school.call('POST', '/auth/resend-verification', { body: { login: 'r007' } })).status).toBe(202);
    const second = await mailed('confirm');
    expect((await confirm(first)).problem.code).toBe('TOKEN_EXPIRED');
    school.clock.advance(24 * HOUR);
    expect((await confirm(second)).problem.code).toBe('TOKEN_EXPIRED');
    await school.call('POST', '/auth/resend-verification', { body: { login: 'r007@example.jp' } });
    const third = await mailed('confirm');
    expect((await confirm(`${third.slice(0, -1)}${third.endsWith('A') ? 'B' : 'A'}`)).problem.code).toBe(
      'TOKEN_INVALID',
    );
    expect((await confirm(third)).status).toBe(200);
    expect((await confirm(third)).problem.code).toBe('TOKEN_USED');
  });

  it('says the same to who asks for links of people who do not exist, and fills nobody’s mailbox', async () => {
    const links = async () => (await school.events('user.mail-link-requested.v1')).length;
    const before = await links();
    for (const path of ['/auth/resend-verification', '/auth/forgot-password']) {
      const answer = await school.call('POST', path, { body: { login: 'nobody-at-all' } });
      expect([answer.status, answer.text]).toEqual([202, '']);
    }
    expect(await links()).toBe(before);
    for (let n = 0; n < 8; n++) await school.call('POST', '/auth/forgot-password', { body: { login: 'r001' } });
    expect(await links()).toBe(before + 5);
  });

  it('resets a password once, within the hour, and ends every session', async () => {
    school.clock.advance(2 * HOUR);
    const signed = await school.signIn('r001');
    await school.call('POST', '/auth/forgot-password', { body: { login: 'r001' } });
    const token = await mailed('reset');
    const reset = (password: string) => school.call('POST', '/auth/reset-password', { body: { token, password } });
    expect((await reset('r001-r001-r001')).problem.errors?.[0]?.reason).toBe('too_weak_login_id');
    expect((await confirm(token)).problem.code).toBe('TOKEN_INVALID');
    expect((await reset('sora-umi-kaze-9')).status).toBe(204);
    expect((await reset('sora-umi-kaze-8')).problem.code).toBe('TOKEN_USED');
    expect((await school.call('GET', '/auth/me', { token: signed.body.accessToken })).status).toBe(401);
    expect((await school.signIn('r001')).status).toBe(401);
    expect((await school.signIn('r001', 'sora-umi-kaze-9')).status).toBe(200);
    await school.call('POST', '/auth/forgot-password', { body: { login: 'r001' } });
    school.clock.advance(HOUR);
    const late = await school.call('POST', '/auth/reset-password', {
      body: { token: await mailed('reset'), password: PASSWORD },
    });
    expect(late.problem.code).toBe('TOKEN_EXPIRED');
  });

  it('counts a changed address only once it is confirmed', async () => {
    const me = (await school.signIn('r001', 'sora-umi-kaze-9')).body;
    type Person = { version: number; email: string | null; pendingEmail: string | null };
    const before = (await school.call<Person>('GET', `/users/${me.me.user.id}`, { token: me.accessToken })).body;
    const body = {
      familyName: '森',
      givenName: '花',
      familyKana: 'もり',
      givenKana: 'はな',
      language: 'ja',
      email: 'new@example.jp',
      version: before.version,
    };
    const changed = await school.call<Person>('PUT', `/users/${me.me.user.id}`, { token: me.accessToken, body });
    expect([changed.body.email, changed.body.pendingEmail]).toEqual(['r001@example.jp', 'new@example.jp']);
    expect((await school.signIn('new@example.jp', 'sora-umi-kaze-9')).status).toBe(401);
    const stale = await school.call('PUT', `/users/${me.me.user.id}`, { token: me.accessToken, body });
    expect([stale.status, stale.problem.code]).toEqual([409, 'VERSION_CONFLICT']);
    await confirm(await mailed('confirm-new-address'));
    expect((await school.signIn('new@example.jp', 'sora-umi-kaze-9')).status).toBe(200);
    expect((await school.signIn('r001@example.jp', 'sora-umi-kaze-9')).status).toBe(401);
  });
});
