import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeliveryView } from '#contracts/basebuilder/deliveries.ts';
import type { SetRow, SetView } from '#contracts/basebuilder/text-sets.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Materials, materialsOf } from '#modules/basebuilder/testing/materials.ts';

describe.each(DIALECTS)('text sets and deliveries, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let made: Materials;
  let categoryId: string;
  let ids: string[];
  beforeAll(async () => {
    app = await bootModule(basebuilder, { dialect });
    school = await schoolWithClass(app);
    made = materialsOf(app, school.teacher);
    categoryId = (await made.category('英語')).id;
    ids = (await made.items(categoryId, 12)).map(({ id }) => id);
  });
  afterAll(() => app.stop());

  const change = (set: SetView, more: object) =>
    made.call<SetView>('PUT', `/text-sets/${set.id}`, {
      title: set.title,
      categoryId: set.categoryId,
      passage: set.passage,
      version: set.version,
      wordIds: set.words.map(({ itemId }) => itemId),
      questionIds: set.questions.map(({ itemId }) => itemId),
      ...more,
    });
  const deliveries = async (query: string, who = school.teacher) =>
    (await made.call<{ items: DeliveryView[]; total: number }>('GET', `/deliveries?${query}`, undefined, who)).body;

  it('keep their words in order, with a passage and questions on it; a copy is its own', async () => {
    const set = await made.set('第1回', ids.slice(0, 10), { categoryId });
    const turned = await change(set, {
      passage: '# 川\n水は流れる。',
      wordIds: ids.slice(0, 10).toReversed(),
      questionIds: [ids[11]],
    });
    expect(turned.body.words.map(({ title }) => title).slice(0, 2)).toEqual(['w10', 'w09']);
    expect(turned.body).toMatchObject({ category: '英語', questions: [{ title: 'w12', asked: true }], version: 2 });
    const copy = await made.call<SetView>('POST', `/text-sets/${set.id}/duplicate`, { title: '第1回の写し' });
    await change(copy.body, { wordIds: [], questionIds: [] });
    const kept = await made.call<SetView>('GET', `/text-sets/${set.id}`);
    expect([kept.body.words.length, kept.body.title]).toEqual([10, '第1回']);
    const rows = await made.call<{ items: SetRow[] }>('GET', '/text-sets?q=第1回');
    expect(rows.body.items.map(({ words, questions, passage }) => [words, questions, passage])).toContainEqual([
      10,
      1,
      true,
    ]);
  });

  it('hold nothing twice, nothing of another school, and no questions without a passage', async () => {
    const post = async (body: object) =>
      (await made.call('POST', '/text-sets', { title: 'だめ', ...body })).problem.errors?.[0]?.reason;
    expect(await post({ wordIds: [ids[0], ids[0]] })).toBe('doubled_item');
    expect(await post({ wordIds: [], questionIds: [ids[0]] })).toBe('questions_without_passage');
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    const theirs = materialsOf(app, other.teacher);
    const foreign = await theirs.item((await theirs.category('よそ')).id, 'よそ');
    expect(await post({ wordIds: [foreign.id] })).toBe('unknown_item');
  });

  it('of two who change one at once the second is told', async () => {
    const set = await made.set('同時', ids.slice(0, 2));
    const both = await Promise.all([change(set, { title: '先' }), change(set, { title: '後' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect((await made.call<SetView>('GET', `/text-sets/${set.id}`)).body.words).toHaveLength(2);
  });

  it('are delivered to several classes at once, each told once with its pupils', async () => {
    const second = await school.course('英語演習');
    await school.assign(school.teacher, second);
    const set = await made.set('配る', ids.slice(0, 3));
    const before = (await app.published('basebuilder')).length;
    const both = [school.schoolClass.id, second.id];
    const answer = await made.deliver([set.id], both, '2026-12-01');
    expect(answer.status, answer.text).toBe(201);
    expect(answer.body.items).toHaveLength(2);
    await Promise.all([made.deliver([set.id], both, '2026-12-03'), made.deliver([set.id], both, '2026-12-03')]);
    expect((await app.published('basebuilder')).slice(before)).toEqual([
      'basebuilder.text-set-delivered.v1',
      'basebuilder.text-set-delivered.v1',
    ]);
    const shown = await deliveries(`setId=${set.id}`);
    expect(shown.items.map(({ dueDay, words }) => [dueDay, words])).toEqual([
      ['2026-12-03', 3],
      ['2026-12-03', 3],
    ]);
  });

  it('are taken back and given again, which tells nobody twice', async () => {
    const set = await made.set('戻す', ids.slice(0, 3));
    const [given] = (await made.deliver([set.id], [school.schoolClass.id])).body.items;
    const before = (await app.published('basebuilder')).length;
    const act = (verb: string) => made.call<DeliveryView>('POST', `/deliveries/${given?.id}/${verb}`);
    expect((await act('withdraw')).body.withdrawn).toBe(true);
    expect((await deliveries(`setId=${set.id}`)).total).toBe(0);
    expect((await act('take-back')).body.withdrawn).toBe(false);
    expect((await app.published('basebuilder')).length).toBe(before);
    await act('withdraw');
    await made.deliver([set.id], [school.schoolClass.id]);
    expect((await act('take-back')).status).toBe(409);
    expect((await deliveries(`setId=${set.id}`)).total).toBe(1);
  });

  it('get another due day, and two who change it at once are told', async () => {
    const set = await made.set('期限', ids.slice(0, 3));
    const [given] = (await made.deliver([set.id], [school.schoolClass.id])).body.items;
    const put = (dueDay: string | null) =>
      made.call<DeliveryView>('PUT', `/deliveries/${given?.id}`, { version: given?.version, dueDay });
    expect((await put('2026-12-24')).body.dueDay).toBe('2026-12-24');
    expect((await put(null)).problem.code).toBe('VERSION_CONFLICT');
  });

  it('are given by teachers to classes of their own, by administrators to any of the school that is open', async () => {
    const set = await made.set('だれが', ids.slice(0, 3));
    const give = (who: typeof school.admin, classId: string, setId: string = set.id) =>
      made.call('POST', '/deliveries', { setIds: [setId], classIds: [classId] }, who);
    expect((await give(school.otherTeacher, school.schoolClass.id)).status).toBe(403);
    expect((await give(school.admin, school.schoolClass.id)).status).toBe(201);
    expect((await deliveries(`setId=${set.id}`, school.otherTeacher)).total).toBe(0);
    const closed = await school.course('終わった講座');
    await school.archive(closed);
    expect((await give(school.admin, closed.id)).problem.code).toBe('CLASS_ARCHIVED');
    const other = await schoolWithClass(app, { pupils: 0, name: 'ほかの学校' });
    expect((await give(school.admin, other.schoolClass.id)).status).toBe(404);
    const theirs = await materialsOf(app, other.teacher).set('よそ', []);
    expect((await give(school.admin, school.schoolClass.id, theirs.id)).status).toBe(404);
  });

  it('that were put away are seen by no class, and come back as they were', async () => {
    const set = await made.set('片付ける', ids.slice(0, 3));
    await made.deliver([set.id], [school.schoolClass.id]);
    const act = (verb: string) => made.call<SetRow>('POST', `/text-sets/${set.id}/${verb}`);
    expect((await act('archive')).body.archived).toBe(true);
    expect((await deliveries(`setId=${set.id}`)).total).toBe(0);
    expect((await made.deliver([set.id], [school.schoolClass.id])).status).toBe(409);
    expect((await act('take-back')).body.classes).toBe(1);
    expect((await deliveries(`setId=${set.id}`)).total).toBe(1);
  });
});
