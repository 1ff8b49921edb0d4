import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classesChecked } from '#contracts/academic/events.ts';
import type { AssignmentView, CurriculumSummary, CurriculumView } from '#contracts/content/curricula.ts';
import { curriculumTold } from '#contracts/notification/events.ts';
import { MINUTE } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type Course, type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';

type Said = { type: string; data: Record<string, unknown> & { saga: string } };

describe.each(DIALECTS)('the assignment of a curriculum, every event twice, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let targets: Course[];
  let source: CurriculumView;
  const as = async (who = school.teacher) => ({ token: await who.as() });

  beforeAll(async () => {
    app = await bootModule(content, { dialect });
    school = await schoolWithClass(app);
    targets = [await school.course('2組の探究'), await school.course('3組の探究')];
    for (const target of targets) {
      await school.assign(school.teacher, target);
      for (const pupil of school.pupils) await school.enroll(pupil, target);
    }
    const body = { classId: school.schoolClass.id, document: { title: '1年の流れ' } };
    source = (await app.call<CurriculumView>('POST', '/curricula', { ...(await as()), body })).body;
  });
  afterAll(() => app.stop());

  const assign = async (publish: boolean, classIds: readonly string[] = targets.map(({ id }) => id)) =>
    app.call<AssignmentView>('POST', `/curricula/${source.id}/assignments`, {
      ...(await as()),
      body: { classIds, publish },
    });
  const view = async (id: string) =>
    (await app.call<AssignmentView>('GET', `/curriculum-assignments/${id}`, await as())).body;
  const steps = async (id: string) => (await view(id)).steps.map(({ name, state }) => `${name} ${state}`);
  const inClass = async (classId: string, who = school.teacher) =>
    (await app.call<{ items: CurriculumSummary[] }>('GET', `/curricula?classId=${classId}`, await as(who))).body.items;
  const said = async (id: string): Promise<Said[]> => {
    await app.settled();
    const rows = await app
      .context('content')
      .read()
      .getKysely<{ bus_event: { id: number; type: string; data: string; aggId: string } }>()
      .selectFrom('bus_event')
      .select(['type', 'data'])
      .where('aggId', '=', id)
      .orderBy('id')
      .execute();
    return rows.map((row) => ({ type: row.type.split('.')[1] ?? '', data: JSON.parse(row.data) }));
  };
  const key = async (id: string) => ({ id: (await said(id)).at(-1)?.data.saga ?? '', eventSeq: 0 });
  const checked = async (
    id: string,
    refused: { classId: string; reason: 'class_archived' | 'not_teaching' }[] = [],
  ) => {
    const root = await key(id);
    await app.says(classesChecked, root, { saga: root.id, refused: refused as never });
  };
  const told = async (id: string) => {
    const root = await key(id);
    await app.says(curriculumTold, root, { saga: root.id, told: 6 });
  };

  it('is not seen by anybody until academic has confirmed, then published in all classes and told once', async () => {
    const { status, body } = await assign(true);
    expect(status).toBe(202);
    await app.settled();
    expect(await steps(body.id)).toEqual(['copy done', 'check running', 'open waiting', 'tell waiting']);
    expect(await inClass(targets[0]?.id ?? '')).toEqual([]);
    await checked(body.id);
    expect(await steps(body.id)).toEqual(['copy done', 'check done', 'open done', 'tell running']);
    await told(body.id);
    const done = await view(body.id);
    expect(done).toMatchObject({ state: 'done', title: '1年の流れ', publish: true });
    for (const { classId, curriculumId } of done.classes) {
      const [pupil] = school.pupils;
      expect(await inClass(classId, pupil)).toMatchObject([
        { id: curriculumId, state: 'published', title: '1年の流れ' },
      ]);
    }
    const messages = await said(body.id);
    expect(messages.map(({ type }) => type)).toEqual(['classes-check-requested', 'curriculum-news-requested']);
    const classes = messages[1]?.data.classes as { tell: string[] }[];
    expect(classes.map(({ tell }) => tell.length)).toEqual([school.pupils.length, school.pupils.length]);
    const published = (await app.published('content')).filter((type) => type.includes('curriculum-published'));
    expect(published).toHaveLength(2);
    expect((await app.call('GET', `/curriculum-assignments/${body.id}`, await as(school.otherTeacher))).status).toBe(
      403,
    );
    expect((await app.call('GET', `/curriculum-assignments/${body.id}`, await as(school.admin))).status).toBe(200);
  });

  it('as drafts tells nobody', async () => {
    const { body } = await assign(false);
    await app.settled();
    await checked(body.id);
    const classes = (await said(body.id)).at(-1)?.data.classes as { tell: string[] }[];
    expect(classes.flatMap(({ tell }) => tell)).toEqual([]);
    await told(body.id);
    expect((await view(body.id)).state).toBe('done');
    expect((await inClass(targets[0]?.id ?? '')).map(({ state }) => state)).toContain('draft');
  });

  it('comes into no class when one of them is refused, and who asked for it is told which and why', async () => {
    const before = await Promise.all(targets.map(({ id }) => inClass(id)));
    const { body } = await assign(true);
    await app.settled();
    await checked(body.id, [{ classId: targets[1]?.id ?? '', reason: 'class_archived' }]);
    const undone = await view(body.id);
    expect(undone).toMatchObject({ state: 'undone', reason: 'class_archived' });
    expect(undone.classes.map(({ refused }) => refused)).toEqual([null, 'class_archived']);
    expect(await steps(body.id)).toEqual(['copy undone', 'check failed', 'open waiting', 'tell waiting']);
    expect(await Promise.all(targets.map(({ id }) => inClass(id)))).toEqual(before);
    const last = (await said(body.id)).at(-1);
    expect(last).toMatchObject({
      type: 'curriculum-assignment-undone',
      data: { by: school.teacher.id, className: '3組の探究', reason: 'class_archived', title: '1年の流れ' },
    });
  });

  it('is taken back, published copies and news included, when nobody confirms that the pupils were told', async () => {
    const count = async () => (await inClass(targets[0]?.id ?? '')).length;
    const before = await count();
    const { body } = await assign(true);
    await app.settled();
    await checked(body.id);
    expect(await count()).toBe(before + 1);
    for (let round = 0; round < 2; round += 1) {
      app.clock.advance(5 * MINUTE + 1);
      await app.settled();
    }
    expect(await count()).toBe(before);
    expect((await said(body.id)).map(({ type }) => type)).toEqual([
      'classes-check-requested',
      ...['curriculum-news-requested', 'curriculum-news-requested'],
      ...['curriculum-news-withdrawn', 'curriculum-assignment-undone'],
    ]);
    expect(await steps(body.id)).toEqual(['copy undone', 'check done', 'open undone', 'tell undone']);
    await told(body.id);
    expect((await view(body.id)).state).toBe('undone');
  });

  it('is refused at once where it is known to be impossible, and nothing is begun', async () => {
    const away = await school.course('昨年の講座');
    await school.assign(school.teacher, away);
    await school.archive(away);
    const foreign = await school.course('ほかの先生の講座');
    const before = (await app.published('content')).length;
    expect((await assign(true, [away.id])).problem.code).toBe('CLASS_ARCHIVED');
    expect((await assign(true, [foreign.id])).problem.errors).toMatchObject([{ reason: 'not_teaching' }]);
    expect((await assign(true, [source.id])).problem.errors).toMatchObject([{ reason: 'no_such_class' }]);
    expect((await assign(true, [])).status).toBe(400);
    expect(await app.published('content')).toHaveLength(before);
  });
});
