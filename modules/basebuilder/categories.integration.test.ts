import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CategoryView } from '#contracts/basebuilder/categories.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Materials, materialsOf } from '#modules/basebuilder/testing/materials.ts';

describe.each(DIALECTS)('categories, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let made: Materials;
  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
    made = materialsOf(app, school.teacher);
  });
  afterAll(() => app.stop());

  const list = async (archived = false) =>
    (await made.call<{ items: CategoryView[] }>('GET', `/categories?archived=${archived}`)).body.items;
  const paths = async (under: string) =>
    (await list()).map(({ path }) => path).filter((path) => path.startsWith(under));
  const change = async ({ id, name, parentId, version }: CategoryView, more: object) =>
    made.call<CategoryView>('PUT', `/categories/${id}`, { name, parentId, version, ...more });

  it('stand in a tree, are renamed, moved and put in order', async () => {
    const root = await made.category('英語');
    const verbs = await made.category('動詞', root.id);
    await made.category('名詞', root.id);
    const adjectives = await made.category('形容詞', root.id);
    await made.item(verbs.id, 'run');
    await change(adjectives, { before: verbs.id, name: '形容詞・副詞' });
    expect(await paths('英語')).toEqual(['英語', '英語/形容詞・副詞', '英語/動詞', '英語/名詞']);
    expect((await list()).find(({ id }) => id === verbs.id)).toMatchObject({ items: 1, archived: false });
    const moved = await change(verbs, { parentId: null, before: root.id });
    expect(moved.body).toMatchObject({ path: '動詞', parentId: null });
    expect((await list()).findIndex(({ id }) => id === verbs.id)).toBe(0);
  });

  it('of one name stand beside each other only once, and names hold no slash', async () => {
    const root = await made.category('理科');
    await made.category('生物', root.id);
    const twin = await made.call('POST', '/categories', { name: '生物', parentId: root.id });
    expect([twin.status, twin.problem.code]).toEqual([409, 'LABEL_TAKEN']);
    const slash = await made.call('POST', '/categories', { name: '物理/化学', parentId: root.id });
    expect([slash.status, slash.problem.errors?.[0]?.reason]).toEqual([422, 'no_slash']);
  });

  it('never come to stand below themselves, nor deeper than eight levels', async () => {
    let last = await made.category('深さ1');
    const first = last;
    for (let n = 2; n <= 8; n++) last = await made.category(`深さ${n}`, last.id);
    const circle = await change(first, { parentId: last.id });
    expect([circle.status, circle.problem.errors?.[0]?.reason]).toEqual([409, 'category_circle']);
    const deep = await made.call('POST', '/categories', { name: '深さ9', parentId: last.id });
    expect([deep.status, deep.problem.errors?.[0]?.reason]).toEqual([409, 'too_deep']);
    expect((await change(first, { parentId: first.id })).status).toBe(409);
  });

  it('moved below each other by two people at once do not close a circle', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await made.category(`甲${round}`), await made.category(`乙${round}`)];
      const both = await Promise.all([change(a, { parentId: b.id }), change(b, { parentId: a.id })]);
      expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
      const shown = (await list()).filter(({ id }) => id === a.id || id === b.id);
      expect(shown.filter(({ parentId }) => parentId === null)).toHaveLength(1);
      expect(shown).toHaveLength(2);
    }
  });

  it('changed since they were read are a conflict', async () => {
    const read = await made.category('古い');
    await change(read, { name: '新しい' });
    expect((await change(read, { name: 'もっと新しい' })).problem.code).toBe('VERSION_CONFLICT');
  });

  it('are put away with all below them, and come back with what went together', async () => {
    const root = await made.category('社会');
    const gone = await made.category('昔', root.id);
    await made.category('今', root.id);
    await made.call('POST', `/categories/${gone.id}/archive`);
    app.clock.advance(1000);
    await made.call('POST', `/categories/${root.id}/archive`);
    expect(await paths('社会')).toEqual([]);
    await made.call('POST', `/categories/${root.id}/take-back`);
    expect(await paths('社会')).toEqual(['社会', '社会/今']);
    const item = { categoryId: gone.id, title: 'x', question: 'y', answerType: 'text', accepted: ['x'] };
    expect((await made.call('POST', '/knowledge-items', item)).status).toBe(409);
  });

  it('of another school are not found', async () => {
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    const theirs = await materialsOf(app, other.teacher).category('よその分類');
    expect((await change(theirs, { name: '取った' })).status).toBe(404);
    const inside = await made.call('POST', '/categories', { name: '中に', parentId: theirs.id });
    expect(inside.status).toBe(404);
    expect((await list(true)).some(({ id }) => id === theirs.id)).toBe(false);
  });
});
