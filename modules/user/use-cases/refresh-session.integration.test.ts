import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { bootSchool, type School, type Signed } from '#modules/user/testing/school.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

describe.each(DIALECTS)('sessions on %s', (dialect) => {
  let school: School;
  beforeAll(async () => {
    school = await bootSchool(dialect);
    await school.person('s001');
  });
  afterAll(() => school.stop());
  const refresh = (refreshToken: string) => school.call<Signed>('POST', '/auth/refresh', { body: { refreshToken } });
  const start = async (more = {}) => (await school.signIn('s001', undefined, more)).body;

  it('go on with every exchange, by body or by cookie', async () => {
    const signed = await start();
    const next = await refresh(signed.refreshToken);
    expect([next.status, next.body.refreshToken === signed.refreshToken]).toEqual([200, false]);
    const byCookie = await school.call<Signed>('POST', '/auth/refresh', {
      body: {},
      headers: { cookie: `quested_refresh=${next.body.refreshToken}` },
    });
    expect(byCookie.status).toBe(200);
    expect((await school.call('GET', '/auth/me', { token: byCookie.body.accessToken })).status).toBe(200);
  });

  it('survive two tabs that refresh at the same moment, whichever answer the browser keeps', async () => {
    const signed = await start();
    const tabs = await Promise.all([refresh(signed.refreshToken), refresh(signed.refreshToken)]);
    expect(tabs.map((tab) => tab.status)).toEqual([200, 200]);
    school.clock.advance(10 * 60 * SECOND);
    expect((await refresh(tabs[0].body.refreshToken)).status).toBe(200);
  });

  it('end when an exchanged token comes back: for the thief and for the owner, from the next request on', async () => {
    const signed = await start();
    const owner = await refresh(signed.refreshToken);
    school.clock.advance(11 * SECOND);
    expect((await refresh(signed.refreshToken)).status).toBe(401);
    expect((await refresh(owner.body.refreshToken)).status).toBe(401);
    expect((await school.call('GET', '/auth/me', { token: owner.body.accessToken })).status).toBe(401);
  });

  it('refuse tokens nobody gave out, without ending anything', async () => {
    const signed = await start();
    for (const made of ['nonsense', 'a.b', `${'x'.repeat(43)}.${'y'.repeat(43)}`]) {
      expect((await refresh(made)).status).toBe(401);
    }
    expect((await refresh(signed.refreshToken)).status).toBe(200);
  });

  it('end after 12 hours without use, remembered ones after 30 days', async () => {
    const [short, long] = [await start(), await start({ remember: true })];
    school.clock.advance(13 * HOUR);
    expect((await refresh(short.refreshToken)).status).toBe(401);
    const again = await refresh(long.refreshToken);
    expect(again.status).toBe(200);
    expect(again.headers.getSetCookie()[1]).toContain('Max-Age=2592000');
    school.clock.advance(31 * 24 * HOUR);
    expect((await refresh(again.body.refreshToken)).status).toBe(401);
  });

  it('are listed, and one may end one’s own and nobody else’s', async () => {
    const [here, there] = [await start(), await start()];
    type List = { items: { id: string; current: boolean }[] };
    const list = await school.call<List>('GET', '/auth/sessions', { token: here.accessToken });
    const current = list.body.items.filter((item) => item.current);
    expect(current).toHaveLength(1);
    const other = (await school.call<List>('GET', '/auth/sessions', { token: there.accessToken })).body.items.find(
      (item) => item.current,
    );
    const foreign = await school.call('DELETE', `/auth/sessions/${other?.id}`, {
      token: (await school.signIn('admin')).body.accessToken,
    });
    expect(foreign.status).toBe(404);
    expect((await school.call('DELETE', `/auth/sessions/${other?.id}`, { token: here.accessToken })).status).toBe(204);
    expect((await school.call('GET', '/auth/me', { token: there.accessToken })).status).toBe(401);
    expect((await refresh(there.refreshToken)).status).toBe(401);
    expect((await school.call('GET', '/auth/me', { token: here.accessToken })).status).toBe(200);
  });

  it('end with signing out, here or everywhere; a sign-in in the same millisecond is good', async () => {
    const [one, two] = [await start(), await start()];
    const out = await school.call('POST', '/auth/logout', { token: one.accessToken });
    expect([out.status, out.headers.getSetCookie().every((cookie) => /Expires=Thu, 01 Jan 1970/.test(cookie))]).toEqual(
      [204, true],
    );
    expect((await refresh(one.refreshToken)).status).toBe(401);
    expect((await school.call('GET', '/auth/me', { token: two.accessToken })).status).toBe(200);
    await school.call('POST', '/auth/logout-everywhere', { token: two.accessToken });
    expect((await school.call('GET', '/auth/me', { token: two.accessToken })).status).toBe(401);
    const next = await start();
    expect((await school.call('GET', '/auth/me', { token: next.accessToken })).status).toBe(200);
  });
});
