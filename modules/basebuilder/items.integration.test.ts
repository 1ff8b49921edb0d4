import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ItemView } from '#contracts/basebuilder/items.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Materials, materialsOf } from '#modules/basebuilder/testing/materials.ts';
import { forgetRemovedItems } from '#modules/basebuilder/use-cases/write-item.ts';

type Page = { items: ItemView[]; total: number; next?: string };

describe.each(DIALECTS)('items, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let made: Materials;
  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
    made = materialsOf(app, school.teacher);
  });
  afterAll(() => app.stop());

  const list = async (query: string) => (await made.call<Page>('GET', `/knowledge-items?${query}`)).body;
  const titles = async (query: string) => (await list(query)).items.map(({ title }) => title);
  const change = ({ id, ...item }: ItemView, more: object) =>
    made.call<ItemView>('PUT', `/knowledge-items/${id}`, { ...item, ...more });

  it('are of three types, and refused with the field when they cannot be asked', async () => {
    const { id: categoryId } = await made.category('型');
    const choice = await made.item(categoryId, 'りんご', {
      answerType: 'choice',
      accepted: ['apple'],
      choices: ['pear', 'Apple', 'plum'],
    });
    expect(choice).toMatchObject({ choices: ['pear', 'Apple', 'plum'], difficulty: 3, active: true, category: '型' });
    expect((await made.item(categoryId, '地球は丸い', { answerType: 'boolean', accepted: ['true'] })).accepted).toEqual(
      ['true'],
    );
    const post = (more: object) =>
      made.call('POST', '/knowledge-items', { categoryId, title: 'x', question: 'y', answerType: 'text', ...more });
    const wrong = await post({ answerType: 'choice', accepted: ['apple'], choices: ['pear', 'plum'] });
    expect([wrong.status, wrong.problem.errors?.[0]]).toMatchObject([
      422,
      { pointer: '/choices', reason: 'right_choice' },
    ]);
    for (const more of [{ accepted: [] }, { accepted: ['x'], difficulty: 6 }, { accepted: ['x'], title: '' }])
      expect((await post(more)).status).toBe(400);
  });

  it('are found by words, category, type, difficulty and state, and paged by a cursor', async () => {
    const root = await made.category('探す');
    const below = await made.category('下', root.id);
    await made.items(root.id, 12, 'seek');
    const hard = await made.item(below.id, '100%', { difficulty: 5, question: '割合' });
    await made.item(below.id, 'seekers', { active: false });
    expect(await titles(`categoryId=${root.id}&q=割合`)).toEqual(['100%']);
    expect(await titles(`q=0%25&categoryId=${root.id}`)).toEqual(['100%']);
    expect(await titles(`categoryId=${below.id}&below=false&state=resting`)).toEqual(['seekers']);
    expect(await titles(`difficulty=5&categoryId=${root.id}`)).toEqual(['100%']);
    expect((await list(`categoryId=${root.id}&below=false`)).total).toBe(12);
    const seen: string[] = [];
    let next = '';
    do {
      const page = await list(`categoryId=${root.id}&limit=5${next && `&cursor=${next}`}`);
      expect(page.total).toBe(14);
      seen.push(...page.items.map(({ title }) => title));
      next = page.next ?? '';
    } while (next);
    expect(seen).toEqual([
      '100%',
      ...Array.from({ length: 12 }, (_, n) => `seek${String(n + 1).padStart(2, '0')}`),
      'seekers',
    ]);
    expect(await titles(`categoryId=${root.id}&sort=difficulty&limit=1`)).toHaveLength(1);
    expect((await list(`categoryId=${root.id}&sort=newest&limit=1`)).items[0]?.id).not.toBe(hard.id);
  });

  it('nobody has answered are removed, can be brought back for a day, and are then forgotten', async () => {
    const { id: categoryId } = await made.category('消す');
    const item = await made.item(categoryId, '消える');
    const set = await made.set('消す組', [item.id]);
    const removed = await made.call('DELETE', `/knowledge-items/${item.id}`);
    expect(removed.body).toEqual({ outcome: 'removed' });
    expect(await titles(`categoryId=${categoryId}`)).toEqual([]);
    expect(await titles(`categoryId=${categoryId}&state=archived`)).toEqual([]);
    await made.call('POST', `/knowledge-items/${item.id}/take-back`);
    expect(await titles(`categoryId=${categoryId}`)).toEqual(['消える']);
    await made.call('DELETE', `/knowledge-items/${item.id}`);
    app.clock.advance(DAY + 1);
    await forgetRemovedItems(app.context('basebuilder'));
    expect((await made.call('GET', `/knowledge-items/${item.id}`)).status).toBe(404);
    expect((await made.call<{ words: unknown[] }>('GET', `/text-sets/${set.id}`)).body.words).toEqual([]);
  });

  it('are changed many at once, but never those of another school', async () => {
    const [from, to] = [await made.category('元'), await made.category('先')];
    const items = await made.items(from.id, 3, 'bulk');
    const ids = items.map(({ id }) => id);
    const bulk = (change: object, which = ids) => made.call('POST', '/knowledge-items/change', { ids: which, change });
    expect((await bulk({ kind: 'move', categoryId: to.id })).body).toEqual({ changed: 3 });
    await bulk({ kind: 'difficulty', difficulty: 1 });
    await bulk({ kind: 'active', active: false });
    expect((await list(`categoryId=${to.id}&difficulty=1&state=resting`)).total).toBe(3);
    await bulk({ kind: 'remove' });
    expect((await list(`categoryId=${to.id}`)).total).toBe(0);
    await bulk({ kind: 'takeBack' });
    expect((await list(`categoryId=${to.id}`)).total).toBe(3);
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    const theirs = materialsOf(app, other.teacher);
    const foreign = await theirs.item((await theirs.category('よそ')).id, 'よそ');
    expect((await bulk({ kind: 'remove' }, [...ids, foreign.id])).status).toBe(404);
    expect((await list(`categoryId=${to.id}`)).total).toBe(3);
  });

  it('changed by another meanwhile are a conflict; moved into a foreign category they are refused', async () => {
    const { id: categoryId } = await made.category('版');
    const item = await made.item(categoryId, '版');
    expect((await change(item, { explanation: '説明' })).body.version).toBe(2);
    expect((await change(item, { explanation: '別の説明' })).problem.code).toBe('VERSION_CONFLICT');
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    const theirs = await materialsOf(app, other.teacher).category('よその分類');
    expect((await change({ ...item, version: 2 }, { categoryId: theirs.id })).status).toBe(422);
  });

  it('are read by no pupil', async () => {
    const { id: categoryId } = await made.category('秘密');
    const item = await made.item(categoryId, '秘密');
    for (const path of ['/knowledge-items', `/knowledge-items/${item.id}`, '/categories', '/text-sets'])
      expect((await made.call('GET', path, undefined, school.pupils[0])).status).toBe(403);
  });
});
