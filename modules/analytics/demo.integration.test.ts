import { afterAll, beforeAll, expect, it } from 'vitest';
import { EVALUATION_SIGNS, signsOf } from '#contracts/analytics/evaluation-signs.ts';
import type { ClassNumbers } from '#contracts/analytics/home.ts';
import { demoRequested } from '#contracts/user/events.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { Evaluation } from '#modules/analytics/database/evaluations.ts';
import { Goal, Todo } from '#modules/analytics/database/plans.ts';
import { analytics } from '#modules/analytics/module.ts';

let app: TestApplication;
let school: SchoolWithClass;
beforeAll(async () => {
  app = await bootModule(analytics);
  school = await schoolWithClass(app, { pupils: 12 });
});
afterAll(() => app.stop());

it('sample pupils have some weeks of work behind them, once however often it is asked for, and nobody is told', async () => {
  const ask = (n: number) =>
    app.says(
      demoRequested,
      { id: `018f0000-0000-7000-8000-0000000000d${n}`, eventSeq: 0 },
      { schoolId: school.schoolId, by: school.admin.id, pupils: 12, teachers: 1 },
    );
  const numbers = async () =>
    (await app.call<{ items: ClassNumbers[] }>('GET', '/analytics/classes', { token: await school.teacher.as() })).body
      .items;
  await ask(1);
  const once = await numbers();
  const [one] = once;
  expect(one?.pupils).toBe(12);
  for (const what of ['silent', 'waitingEntries', 'waitingSubmissions'] as const)
    expect(one?.[what]).toBeGreaterThan(0);
  expect(one?.weeks.reduce((sum, week) => sum + week, 0)).toBeGreaterThan(20);
  const evaluations = await app.context('analytics').read().find(Evaluation, {});
  expect(new Set(evaluations.map(({ state }) => state)).size).toBe(4);
  for (const { text } of evaluations) {
    expect(signsOf(text)).toBeGreaterThanOrEqual(EVALUATION_SIGNS.least);
    expect(signsOf(text)).toBeLessThanOrEqual(EVALUATION_SIGNS.most);
  }
  await ask(2);
  expect(await numbers()).toEqual(once);
  const em = app.context('analytics').read();
  expect(await em.count(Evaluation)).toBe(evaluations.length);
  expect([await em.count(Goal), await em.count(Todo)]).toEqual([24, 48]);
  expect(await app.published('analytics')).toEqual([]);
});
