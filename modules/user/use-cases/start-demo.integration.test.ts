import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { importerOf } from '#modules/user/testing/importer.ts';
import { bootSchool, type School } from '#modules/user/testing/school.ts';

describe.each(DIALECTS)('sample people on %s', (dialect) => {
  let school: School;
  beforeAll(async () => {
    school = await bootSchool(dialect);
  });
  afterAll(() => school.stop());
  const demo = async () => school.call<{ importId: string }>('POST', '/setup/demo', { token: await school.asAdmin() });

  it('come as an import of 390, once; academic is asked for seats and then for classes', async () => {
    const started = await demo();
    expect(started.status).toBe(202);
    await school.settled();
    const view = (await importerOf(school).view(started.body.importId)).body;
    expect([view.state, view.counts.create]).toEqual(['done', 390]);
    const counts = await school.call('GET', '/users/counts', { token: await school.asAdmin() });
    expect(counts.body).toMatchObject({ students: 360, teachers: 30 });
    expect(await school.events('user.placement-requested.v1')).toHaveLength(369);
    expect((await school.events('user.demo-requested.v1')).map((event) => event.data)).toMatchObject([
      { pupils: 360, teachers: 30 },
    ]);
    expect((await demo()).status).toBe(409);
  });

  it('can be taken back as a whole, and come again', async () => {
    const [only] = (
      await school.call<{ items: { id: string }[] }>('GET', '/users/imports', { token: await school.asAdmin() })
    ).body.items;
    await importerOf(school).undo(only?.id ?? '');
    await school.settled();
    expect(await school.events('user.removed.v1')).toHaveLength(390);
    const counts = await school.call('GET', '/users/counts', { token: await school.asAdmin() });
    expect(counts.body).toMatchObject({ students: 0, teachers: 0, admins: 1 });
    expect((await demo()).status).toBe(202);
    await school.settled();
  });
});
