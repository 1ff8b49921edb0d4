import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DaysOffView } from '#contracts/academic/days-off.ts';
import type { SchoolYear } from '#contracts/academic/routes.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { academic } from '#modules/academic/module.ts';
import { schoolWithPeople } from '#modules/academic/testing/school-with-people.ts';

describe.each(DIALECTS)('days off, on %s', (dialect) => {
  let app: TestApplication;
  let school: Awaited<ReturnType<typeof schoolWithPeople>>;
  beforeAll(async () => {
    app = await bootModule(academic, { dialect });
    school = await schoolWithPeople(app, 'aomine');
  });
  afterAll(() => app.stop());
  const call = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object) =>
    app.call<DaysOffView>(method, path, { token: school.admin.token, ...(body ? { body } : {}) });

  it('are weekends until a school says otherwise', async () => {
    expect((await call('GET', '/days-off')).body).toEqual({ weekdays: [6, 7], spans: [] });
    expect((await call('PUT', '/days-off/weekdays', { weekdays: [7] })).body.weekdays).toEqual([7]);
    expect((await call('PUT', '/days-off/weekdays', { weekdays: [6, 7, 7] })).body.weekdays).toEqual([6, 7]);
    for (const weekdays of [[], [1, 2, 3, 4, 5, 6, 7], [0], [8]])
      expect((await call('PUT', '/days-off/weekdays', { weekdays })).status).toBe(400);
  });

  it('are spans in their order, given back one by one, and refused the wrong way round', async () => {
    const winter = { name: '冬休み', fromDay: '2026-12-24', toDay: '2027-01-07' };
    expect((await call('POST', '/days-off', winter)).status).toBe(201);
    const { body } = await call('POST', '/days-off', {
      name: '開校記念日',
      fromDay: '2026-10-01',
      toDay: '2026-10-01',
    });
    expect(body.spans.map(({ name }) => name)).toEqual(['開校記念日', '冬休み']);
    const wrong = await call('POST', '/days-off', { ...winter, toDay: '2026-12-23' });
    expect([wrong.status, wrong.problem?.errors?.[0]?.reason]).toEqual([422, 'dates_reversed']);
    expect((await call('POST', '/days-off', { ...winter, fromDay: '2026-02-30' })).status).toBe(400);
    expect((await call('DELETE', `/days-off/${body.spans[0]?.id}`)).status).toBe(204);
    expect((await call('GET', '/days-off')).body.spans.map(({ name }) => name)).toEqual(['冬休み']);
    expect((await app.published('academic')).filter((type) => type.startsWith('academic.day-off-')).slice(-3)).toEqual([
      'academic.day-off-set.v1',
      'academic.day-off-set.v1',
      'academic.day-off-removed.v1',
    ]);
  });

  it('take in the national holidays of a year once', async () => {
    const years = await app.call<{ items: SchoolYear[] }>('GET', '/school-years', { token: school.admin.token });
    const { id, startsOn } = years.body.items[0] ?? { id: '', startsOn: '' };
    const path = `/school-years/${id}/national-holidays`;
    const { spans } = (await call('POST', path)).body;
    const holidays = spans.filter(({ name }) => name !== '冬休み');
    expect(holidays.length).toBeGreaterThanOrEqual(16);
    expect(holidays[0]?.fromDay).toBe(`${startsOn.slice(0, 4)}-04-29`);
    expect((await call('POST', path)).body.spans).toHaveLength(spans.length);
  });
});
