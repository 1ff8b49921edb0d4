import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GoalView, TodoView } from '#contracts/analytics/plans.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { DIALECTS } from '#kernel/testing/mysql.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { forgetRemovedPlans } from '#modules/analytics/use-cases/plans/goals.ts';

type Todos = { items: TodoView[]; total: number; next?: string };

describe.each(DIALECTS)('plans, on %s', (dialect) => {
  let app: TestApplication;
  let school: SchoolWithClass;
  let pupil: Seated;
  let other: Seated;
  let third: Seated;
  beforeAll(async () => {
    app = await bootModule(analytics, { dialect });
    school = await schoolWithClass(app);
    [pupil, other, third] = school.pupils as [Seated, Seated, Seated];
  });
  afterAll(() => app.stop());

  const call = async <T>(who: Seated, method: string, path: string, body?: object) =>
    app.call<T>(method, path, { token: await who.as(), ...(body ? { body } : {}) });
  const todo = async (words: object, who = pupil) => (await call<TodoView>(who, 'POST', '/todos', words)).body;
  const goal = (words: object, who = pupil) =>
    call<GoalView>(who, 'POST', '/goals', {
      kind: 'short',
      title: '店主5人に話を聞く',
      dueDay: '2026-12-10',
      ...words,
    });

  it('to-dos stand open first, then by due day, then the newest, in pages that join', async () => {
    for (const words of [
      { title: 'いつか' },
      { title: '遅い', dueDay: '2026-12-24' },
      { title: '早い', dueDay: '2026-11-20', priority: 'high' },
      { title: 'あとから', dueDay: '2026-12-24' },
      { title: '新しいいつか' },
    ]) {
      app.clock.advance(1000);
      await todo(words);
    }
    const first = await todo({ title: '済んだ', dueDay: '2026-11-01' });
    const done = await call<TodoView>(pupil, 'PUT', `/todos/${first.id}`, { ...first, done: true });
    expect(done.body.doneAt).not.toBeNull();
    const titles: string[] = [];
    for (let next: string | undefined = ''; next !== undefined; ) {
      const after: string = next ? `&cursor=${encodeURIComponent(next)}` : '';
      const body: Todos = (await call<Todos>(pupil, 'GET', `/todos/${pupil.id}?limit=2${after}`)).body;
      expect(body.total).toBe(6);
      titles.push(...body.items.map(({ title }) => title));
      next = body.next;
    }
    expect(titles).toEqual(['早い', 'あとから', '遅い', '新しいいつか', 'いつか', '済んだ']);
    expect((await call<Todos>(pupil, 'GET', `/todos/${pupil.id}?open=true`)).body.total).toBe(5);
  });

  it('a to-do is ticked off, opened again, deleted, taken back, and gone after 30 days', async () => {
    const one = await todo({ title: 'お礼のメール' }, other);
    const done = (await call<TodoView>(other, 'PUT', `/todos/${one.id}`, { ...one, done: true })).body;
    expect((await call(other, 'PUT', `/todos/${one.id}`, { ...one, done: true })).problem.code).toBe(
      'VERSION_CONFLICT',
    );
    const open = (await call<TodoView>(other, 'PUT', `/todos/${one.id}`, { ...done, done: false })).body;
    expect(open.doneAt).toBeNull();
    expect((await call(other, 'DELETE', `/todos/${one.id}`)).status).toBe(204);
    expect((await call(other, 'PUT', `/todos/${one.id}`, { ...open, done: true })).status).toBe(404);
    expect((await call<TodoView>(other, 'POST', `/todos/${one.id}/restore`, {})).body.title).toBe('お礼のメール');
    await call(other, 'DELETE', `/todos/${one.id}`);
    app.clock.advance(31 * DAY);
    await forgetRemovedPlans(app.context('analytics'));
    expect((await call(other, 'POST', `/todos/${one.id}/restore`, {})).status).toBe(404);
    app.clock.set('2026-11-22T09:00:00.000Z');
  });

  it('belong to the pupil: teachers read goals only, other pupils nothing', async () => {
    const one = await todo({ title: '秘密' });
    const made = (await goal({})).body;
    for (const who of [school.teacher, other, school.admin])
      expect((await call(who, 'GET', `/todos/${pupil.id}`)).status).toBe(403);
    expect((await call(other, 'PUT', `/todos/${one.id}`, { ...one, done: true })).status).toBe(403);
    expect((await call(school.teacher, 'GET', `/goals/${pupil.id}`)).status).toBe(200);
    for (const who of [school.otherTeacher, other]) {
      expect((await call(who, 'GET', `/goals/${pupil.id}`)).status).toBe(403);
      expect((await call(who, 'PUT', `/goals/${made.id}/comment`, { text: 'x' })).status).toBe(403);
    }
    expect((await call(school.teacher, 'POST', '/todos', { title: 'x' })).status).toBe(403);
    expect((await call(school.teacher, 'PUT', `/goals/${made.id}`, { ...made, progress: 50 })).status).toBe(403);
  });

  it.each([33, 120, -5, 2.5])('a progress of %s is refused at its field', async (progress) => {
    expect(await goal({ progress })).toMatchObject({ status: 400, problem: { errors: [{ pointer: '/progress' }] } });
  });

  it('a goal is reached at 100 and only there, and not any more below', async () => {
    let one = (await goal({ progress: 60 }, third)).body;
    expect(one.doneAt).toBeNull();
    one = (await call<GoalView>(third, 'PUT', `/goals/${one.id}`, { ...one, progress: 100 })).body;
    expect(one).toMatchObject({ progress: 100, doneAt: '2026-11-22T09:00:00.000Z' });
    const open = (await goal({ title: 'つぎ', dueDay: '2026-12-20' }, third)).body;
    const list = await call<{ items: GoalView[] }>(third, 'GET', `/goals/${third.id}`);
    expect(list.body.items.map(({ id }) => id)).toEqual([open.id, one.id]);
    one = (await call<GoalView>(third, 'PUT', `/goals/${one.id}`, { ...one, progress: 95 })).body;
    expect(one.doneAt).toBeNull();
  });

  it.each([
    ['short', '2027-03-31', 'not_short'],
    ['long', '2026-12-10', 'not_long'],
    ['medium', '9999-12-31', 'too_far'],
    ['short', '1999-12-31', 'too_long_ago'],
  ])('a %s goal due on %s is refused: %s', async (kind, dueDay, reason) => {
    expect((await goal({ kind, dueDay })).problem.errors).toMatchObject([{ pointer: '/dueDay', reason }]);
  });

  it('a teacher says something about a goal: told once per word, not in the way of who changes it', async () => {
    const one = (await goal({})).body;
    const told = async () => (await app.published('analytics')).filter((type) => type.includes('goal')).length;
    const before = await told();
    for (let times = 0; times < 2; times++)
      await call(school.teacher, 'PUT', `/goals/${one.id}/comment`, { text: '5人の選び方も考えましょう' });
    expect(await told()).toBe(before + 1);
    const changed = await call<GoalView>(pupil, 'PUT', `/goals/${one.id}`, { ...one, progress: 40 });
    expect(changed.body).toMatchObject({
      progress: 40,
      comment: { text: '5人の選び方も考えましょう', by: { id: school.teacher.id } },
    });
    await call(school.teacher, 'PUT', `/goals/${one.id}/comment`, { text: '' });
    expect(await told()).toBe(before + 1);
    const { items } = (await call<{ items: GoalView[] }>(pupil, 'GET', `/goals/${pupil.id}`)).body;
    expect(items.find(({ id }) => id === one.id)?.comment).toBeNull();
  });
});
