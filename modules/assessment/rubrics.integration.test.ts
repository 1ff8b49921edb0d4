import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RubricDocument, RubricStarter, RubricSummary, RubricView } from '#contracts/assessment/rubrics.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { DOCUMENT, type RubricClass, rubricClass } from '#modules/assessment/testing/rubric-class.ts';

describe.each(DIALECTS)('rubrics, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let one: RubricClass;
  let classPath: string;
  beforeAll(async () => {
    app = await bootModule(assessment, { dialect });
    school = await schoolWithClass(app, { pupils: 1 });
    one = rubricClass(app, school);
    classPath = `/classes/${school.schoolClass.id}/rubrics`;
  });
  afterAll(() => app.stop());

  const list = async (who: Seated, query = '') =>
    (await one.call<{ items: RubricSummary[] }>(who, 'GET', `${classPath}${query}`)).body.items;
  const put = (who: Seated, { id, version }: { id: string; version: number }, document: object) =>
    one.call<RubricView>(who, 'PUT', `/rubrics/${id}`, { version, document });

  it('are written by the teachers of a class, and two who write at once are told', async () => {
    const made = await one.rubric();
    expect(made).toMatchObject({ archived: false, mayChange: true, document: DOCUMENT });
    const saved = await put(school.teacher, made, { ...DOCUMENT, name: '最終発表' });
    expect(saved.body.version).toBe(made.version + 1);
    const late = await put(school.teacher, made, { ...DOCUMENT, name: 'おそい' });
    expect([late.status, late.problem.code]).toEqual([409, 'VERSION_CONFLICT']);
    expect((await one.call<RubricView>(school.otherTeacher, 'GET', `/rubrics/${made.id}`)).body).toMatchObject({
      mayChange: false,
      document: { name: '最終発表' },
    });
    expect((await put(school.otherTeacher, saved.body, DOCUMENT)).status).toBe(403);
    const [pupil] = school.pupils;
    if (pupil) expect((await one.call(pupil, 'GET', `/rubrics/${made.id}`)).status).toBe(403);
    // Saved again as it is: nothing is counted.
    const again = await put(school.teacher, saved.body, { ...DOCUMENT, name: '最終発表' });
    expect(again.body.version).toBe(saved.body.version);
  });

  it('of the school belong to who made them and to administrators, and are copied into a class', async () => {
    const made = (await one.call<RubricView>(school.otherTeacher, 'POST', '/rubrics', { document: DOCUMENT })).body;
    expect(made.classId).toBeNull();
    expect((await list(school.teacher)).find(({ id }) => id === made.id)).toMatchObject({ mayChange: false });
    expect((await put(school.teacher, made, DOCUMENT)).status).toBe(403);
    expect((await put(school.admin, made, { ...DOCUMENT, name: '学校の発表' })).status).toBe(200);
    const into = { classId: school.schoolClass.id };
    const copy = await one.call<RubricView>(school.teacher, 'POST', `/rubrics/${made.id}/copies`, into);
    expect(copy.body).toMatchObject({ classId: school.schoolClass.id, mayChange: true });
    expect(copy.body.document.criteria.map(({ id }) => id)).not.toEqual(DOCUMENT.criteria.map(({ id }) => id));
    expect(copy.body.document.name).toBe('学校の発表');
    const elsewhere = await one.call(school.otherTeacher, 'POST', `/rubrics/${made.id}/copies`, into);
    expect([elsewhere.status, elsewhere.problem.errors?.[0]?.reason]).toEqual([403, 'not_teaching']);
  });

  it('are put away and taken out again; meanwhile they do not change', async () => {
    const made = await one.rubric();
    const away = await one.call<RubricView>(school.teacher, 'POST', `/rubrics/${made.id}/archive`, {});
    expect((await list(school.teacher)).map(({ id }) => id)).not.toContain(made.id);
    expect((await list(school.teacher, '?archived=true')).map(({ id }) => id)).toContain(made.id);
    expect((await put(school.teacher, away.body, { ...DOCUMENT, name: 'x' })).status).toBe(409);
    await one.call(school.teacher, 'POST', `/rubrics/${made.id}/take-back`, {});
    expect((await list(school.teacher)).map(({ id }) => id)).toContain(made.id);
  });

  it('are refused where a part is missing its number, its id, or is far too long', async () => {
    const made = await one.rubric();
    const [first, second] = DOCUMENT.criteria;
    if (!first || !second) throw new Error('no criteria');
    const withFirst = (change: object): object => ({ ...DOCUMENT, criteria: [{ ...first, ...change }, second] });
    const [level] = first.levels;
    const seven = Array.from({ length: 7 }, (_, at) => ({ ...level, id: crypto.randomUUID(), points: 7 - at }));
    for (const wrong of [
      withFirst({ levels: [level] }),
      withFirst({ levels: seven }),
      withFirst({ weight: Number.NaN }),
      withFirst({ weight: 0.3 }),
      withFirst({ weight: -1 }),
      withFirst({ id: '<script>' }),
      withFirst({ name: 'あ'.repeat(1_000_000) }),
    ]) {
      expect((await put(school.teacher, made, wrong)).status).toBeGreaterThanOrEqual(400);
    }
    const doubled = await put(school.teacher, made, withFirst({ id: second.id }));
    expect([doubled.status, doubled.problem.errors?.[0]?.reason]).toEqual([422, 'doubled_ids']);
    const markup: RubricDocument = { ...DOCUMENT, name: '<img src=x onerror=alert(1)>' };
    expect((await put(school.teacher, made, markup)).status).toBe(200);
    expect((await one.call<RubricView>(school.teacher, 'GET', `/rubrics/${made.id}`)).body.document.name).toBe(
      markup.name,
    );
  });

  it('can begin with a ready one, for who teaches', async () => {
    const { body } = await one.call<{ items: RubricStarter[] }>(school.teacher, 'GET', '/rubric-starters');
    expect(body.items.map(({ name }) => name.ja)).toEqual(['探究の問い', '情報の収集と分析', '発表', '協働']);
    const [pupil] = school.pupils;
    if (pupil) expect((await one.call(pupil, 'GET', '/rubric-starters')).status).toBe(403);
  });
});
