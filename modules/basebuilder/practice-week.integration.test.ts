import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PracticeToday, PresentationView, Proficiency } from '#contracts/basebuilder/practice-views.ts';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { chanceOf } from '#modules/basebuilder/domain/practice/chance.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Practice, practiceOf } from '#modules/basebuilder/testing/practice.ts';

let app: TestApplication;
let school: SchoolWithClass;
let p: Practice;

beforeAll(async () => {
  app = await bootModule(basebuilder);
  // A Monday morning in Japan.
  app.clock.set('2026-11-16T00:00:00.000Z');
  school = await schoolWithClass(app, { pupils: 5 });
  p = practiceOf(app, school);
});
afterAll(() => app.stop());

const words = (stem: string, count: number) =>
  Array.from({ length: count }, (_, place) => ({ title: `${stem}${place}` }));
const today = (who: Seated) => p.ok<PracticeToday>(who, 'GET', '/practice/today');
const known = (who: Seated) => p.ok<Proficiency>(who, 'GET', `/proficiency/${who.id}`);

it('a pupil’s week: levels, due days and the cap are as computed by hand', async () => {
  const [who] = school.pupils as [Seated];
  const settings = `/classes/${school.schoolClass.id}/practice/settings`;
  await p.ok(school.teacher, 'PUT', settings, { retention: 0.9, dailyCap: 8, version: 0 });
  const set = await p.delivered('週', words('週', 10), { categoryId: await p.category('週') });
  const [hard] = set.items;
  const allButOne = ({ itemId }: PresentationView) => itemId !== hard?.id;

  // Monday: ten new words, eight of them within the cap. S₀(Good) = 2.31 → in 2 days; wrong → tomorrow.
  expect(await today(who)).toMatchObject({ due: 0, fresh: 8, cap: 8 });
  const monday = await p.session(who, allButOne);
  expect(monday).toHaveLength(8);
  const wrongOnMonday = monday.filter(({ right }) => !right).length;
  for (const { right, inDays, levelAfter } of monday) {
    expect(inDays).toBe(right ? 2 : 1);
    expect(levelAfter).toBe(right ? 1 : 0);
  }
  expect(await p.start(who)).toMatchObject({ next: null, nothing: 'cap' });

  // Tuesday: what was wrong is due; otherwise the ten lowest, the two new ones first.
  app.clock.advance(DAY);
  expect((await today(who)).due).toBe(wrongOnMonday);
  const rest = await p.session(who, () => true, { kind: 'set', thingId: set.setId });
  expect(rest).toHaveLength(10);
  const proficiency = await known(who);
  // Whoever answered every word right once on Tuesday has one level more than on Monday.
  const levels = monday.reduce((sum, { levelAfter }) => sum + levelAfter, 0) + 10;
  expect(proficiency.sets).toMatchObject([{ percent: Math.floor((100 * levels) / 50), items: 10 }]);
  expect(proficiency.categories).toMatchObject([{ level: Math.floor(levels / 10) }]);

  // The two new ones and the one that had been wrong come after 2 days (S = 2.31 and 1.89), the others, right on two
  // days running, after 7 (S = 6.67).
  for (const { itemId, inDays } of rest) {
    const before = monday.find((one) => one.itemId === itemId);
    expect(inDays).toBe(before?.right ? 7 : 2);
  }

  // Wednesday to Monday nobody practises and nothing is lost: what was due on Thursday waits.
  app.clock.advance(6 * DAY);
  const waiting = 2 + wrongOnMonday;
  expect(await today(who)).toMatchObject({ due: waiting, waiting: 0, week: { words: 0, weeks: 1 } });
  // On Tuesday the others join them; the cap of 8 leaves two for Wednesday.
  app.clock.advance(DAY);
  expect(await today(who)).toMatchObject({ due: 8, waiting: 2 });
  expect(await p.session(who)).toHaveLength(8);
  expect(await today(who)).toMatchObject({ due: 0, waiting: 2 });
  app.clock.advance(DAY);
  expect(await today(who)).toMatchObject({ due: 2, waiting: 0 });
  await p.ok(school.teacher, 'PUT', settings, { retention: null, dailyCap: null, version: 1 });
});

it('right twice in time comes back after 2, then 11 days: FSRS-6 by hand', async () => {
  const [, who] = school.pupils as [Seated, Seated];
  const set = await p.delivered('二', words('二', 2), { categoryId: await p.category('二') });
  const scope = { kind: 'set', thingId: set.setId };
  const days: number[] = [];
  for (let review = 0; review < 3; review++) {
    const solved = await p.session(who, () => true, scope);
    const inDays = solved[0]?.inDays ?? 0;
    days.push(inDays);
    app.clock.advance(inDays * DAY);
  }
  expect(days).toEqual(FSRS_DAYS);
});

/** S₀ = 2.3065; S₁ and S₂ by the formula of recall at retrievability 0.9 (ts-fsrs 5.4, default parameters). */
const FSRS_DAYS = [2, 11, 46];

it('three pupils with 24 words over 12 days: the API’s proficiency equals a slow reference, nothing is lost', async () => {
  const pupils = school.pupils.slice(2);
  const sets = [await p.delivered('甲', words('甲', 12), { categoryId: await p.category('甲') })];
  sets.push(await p.delivered('乙', words('乙', 12), { categoryId: await p.category('乙') }));
  const settings = `/classes/${school.schoolClass.id}/practice/settings`;
  const { version } = await p.ok<{ version: number }>(school.teacher, 'GET', settings);
  await p.ok(school.teacher, 'PUT', settings, { retention: 0.9, dailyCap: 10, version });
  const chance = chanceOf('a small term');
  const levels = new Map<string, number>();
  const counts = new Map<string, number>();
  for (let day = 0; day < 12; day++) {
    for (const who of pupils) {
      if (chance() < 0.2) continue;
      let answered = 0;
      for (let solved = await p.session(who, () => chance() < 0.8); solved.length > 0; ) {
        answered += solved.length;
        for (const { itemId, right, levelBefore, levelAfter } of solved) {
          const key = `${who.id} ${itemId}`;
          expect(levelBefore).toBe(levels.get(key) ?? 0);
          levels.set(key, Math.min(5, Math.max(0, levelBefore + (right ? 1 : -1))));
          expect(levelAfter).toBe(levels.get(key));
          counts.set(who.id, (counts.get(who.id) ?? 0) + 1);
        }
        solved = await p.session(who, () => chance() < 0.8);
      }
      expect(answered).toBeLessThanOrEqual(10);
    }
    app.clock.advance(DAY);
  }
  for (const who of pupils) {
    const found = await known(who);
    expect(found.answers).toBe(counts.get(who.id));
    for (const { items, setId } of sets) {
      let sum = 0;
      for (const { id } of items) sum += levels.get(`${who.id} ${id}`) ?? 0;
      let percent = 0;
      while ((percent + 1) * 5 * items.length <= 100 * sum) percent += 1;
      expect(found.sets.find(({ id }) => id === setId)?.percent).toBe(percent);
    }
  }
}, 120_000);
