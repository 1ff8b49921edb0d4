import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootSchool, PASSWORD, type School, type Signed } from '#modules/user/testing/school.ts';

const MINUTE = 60_000;

describe.each(DIALECTS)('signing in on %s', (dialect) => {
  let school: School;
  beforeAll(async () => {
    school = await bootSchool(dialect);
  });
  afterAll(() => school.stop());
  const wrong = (login: string, times: number) =>
    Array.from({ length: times }).reduce<Promise<unknown>>(
      (before) => before.then(() => school.signIn(login, 'wrong-password')),
      Promise.resolve(),
    );

  it('works by login id in any case and width and by address', async () => {
    await school.person('s001', { email: 's001@example.ac.jp' });
    for (const login of ['s001', 'Ｓ００１', ' S001 ', 's001@EXAMPLE.ac.jp']) {
      expect((await school.signIn(login)).status, login).toBe(200);
    }
  });

  it('gives one answer for unknown people and wrong passwords', async () => {
    const [known, unknown] = [await school.signIn('s001', 'wrong'), await school.signIn('nobody', 'wrong')];
    const { instance: _, correlationId: __, ...same } = known.problem;
    expect([known.status, known.problem.code]).toEqual([401, 'WRONG_CREDENTIALS']);
    expect(unknown.problem).toMatchObject(same);
  });

  it('slows down, then locks, for unknown people alike; visible, reversible, and only for the place it came from', async () => {
    const person = await school.person('s002');
    for (const login of ['s002', 'nobody-2']) {
      await wrong(login, 4);
      const delayed = await school.signIn(login);
      expect([delayed.status, delayed.problem.code, delayed.problem.data?.retryAfter], login).toEqual([
        423,
        'ACCOUNT_LOCKED',
        1,
      ]);
      for (let n = 5; n <= 10; n++) {
        school.clock.advance(MINUTE);
        await school.signIn(login, 'wrong');
      }
      const until = new Date(school.clock.now() + 15 * MINUTE).toISOString();
      expect((await school.signIn(login)).problem, login).toMatchObject({
        code: 'ACCOUNT_LOCKED',
        data: { lockedUntil: until, retryAfter: 900 },
      });
    }
    const seen = await school.call<{ lockedUntil: string }>('GET', `/users/${person.id}`, {
      token: await school.asAdmin(),
    });
    expect(seen.body.lockedUntil).not.toBeNull();
    const known = await school.as(person.id, 'student');
    expect((await school.call('GET', '/auth/me', { token: known })).status).toBe(200);

    const unlocked = await school.call('DELETE', `/users/${person.id}/lock`, { token: await school.asAdmin() });
    expect([unlocked.status, unlocked.body.lockedUntil]).toEqual([200, null]);
    expect((await school.signIn('s002')).status).toBe(200);
  });

  it('of four hundred wrong passwords at once counts every one that was looked at, and locks', async () => {
    const person = await school.person('s003');
    const answers = await Promise.all(Array.from({ length: 400 }, () => school.signIn('s003', 'wrong')));
    const codes = Map.groupBy(answers, (answer) => answer.problem.code);
    expect([...codes.keys()].sort()).toEqual(['ACCOUNT_LOCKED', 'WRONG_CREDENTIALS']);
    expect(codes.get('WRONG_CREDENTIALS')?.length).toBeLessThanOrEqual(6);
    expect((await school.signIn('s003')).status).toBe(423);
    await school.call('DELETE', `/users/${person.id}/lock`, { token: await school.asAdmin() });
    expect((await school.signIn('s003')).status).toBe(200);
  });

  it('lets forty pupils behind one address in at once', async () => {
    const ids = Array.from({ length: 8 }, (_, n) => `k${String(n).padStart(3, '0')}`);
    for (const id of ids) await school.person(id);
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => school.signIn(ids[n % ids.length] ?? '')));
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200]));
  });

  it('forgets slips after the right password', async () => {
    await school.person('s004');
    await wrong('s004', 3);
    expect((await school.signIn('s004')).status).toBe(200);
    await wrong('s004', 3);
    expect((await school.signIn('s004')).status).toBe(200);
  });

  it('tells of a suspension only who knows the password, and ends what was open', async () => {
    const person = await school.person('s005');
    await school.call('POST', `/users/${person.id}/suspension`, { token: await school.asAdmin() });
    expect((await school.call('GET', '/auth/me', { token: person.token })).status).toBe(401);
    expect((await school.signIn('s005', 'wrong')).problem.code).toBe('WRONG_CREDENTIALS');
    expect((await school.signIn('s005')).problem.code).toBe('ACCOUNT_SUSPENDED');
    await school.call('DELETE', `/users/${person.id}/suspension`, { token: await school.asAdmin() });
    expect((await school.signIn('s005')).status).toBe(200);
  });

  it('with a one-time password opens nothing but the choice of an own one', async () => {
    const person = await school.person('s006');
    const reset = await school.call<{ password: string }>('POST', `/users/${person.id}/one-time-password`, {
      token: await school.asAdmin(),
    });
    expect((await school.call('GET', '/auth/me', { token: person.token })).status).toBe(401);
    expect((await school.signIn('s006')).status).toBe(401);
    const first = await school.signIn('s006', reset.body.password);
    expect(first.body.me.mustChangePassword).toBe(true);
    const token = first.body.accessToken;
    expect((await school.call('GET', `/users/${person.id}`, { token })).status).toBe(403);
    const same = { current: reset.body.password, password: reset.body.password };
    expect((await school.call('POST', '/auth/change-password', { token, body: same })).problem.code).toBe(
      'PASSWORD_TOO_WEAK',
    );
    const own = { current: reset.body.password, password: PASSWORD };
    const changed = await school.call<Signed>('POST', '/auth/change-password', { token, body: own });
    expect(changed.body.me.mustChangePassword).toBe(false);
    expect((await school.call('GET', '/auth/me', { token })).status).toBe(401);
    expect((await school.call('GET', `/users/${person.id}`, { token: changed.body.accessToken })).status).toBe(200);
  });

  it('keeps passwords as argon2id and tokens as fingerprints', async () => {
    const signed = await school.signIn('s001');
    const em = school.context('user').read();
    const rows = JSON.stringify([
      await em.getKysely<{ credential: object }>().selectFrom('credential').selectAll().execute(),
      await em.getKysely<{ session: object }>().selectFrom('session').selectAll().execute(),
    ]);
    expect(rows).toContain('$argon2id$v=19$');
    expect(rows).not.toContain(PASSWORD);
    for (const part of signed.body.refreshToken.split('.')) expect(rows).not.toContain(part);
  });
});
