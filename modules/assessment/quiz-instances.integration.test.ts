import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { MINUTE, SECOND } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { called, ITEMS, quizzesOf, section } from '#modules/assessment/testing/quiz.ts';

/*
 * Two instances of the module on one database, as they run apart: a pupil's requests go to either, and neither holds
 * anything the other would have to know.
 */
const folder = mkdtempSync(join(tmpdir(), 'quested-instances-'));
let one: TestApplication;
let other: TestApplication;
let school: SchoolWithClass;
let here: ReturnType<typeof quizzesOf>;
let there: ReturnType<typeof quizzesOf>;
beforeAll(async () => {
  one = await bootModule(assessment, { folder });
  school = await schoolWithClass(one, { pupils: 2 });
  other = await bootModule({ ...assessment, timers: [] }, { folder, clock: one.clock });
  [here, there] = [quizzesOf(one, school), quizzesOf(other, school)];
});
afterAll(async () => {
  await other.stop();
  await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

it('an attempt is one, wherever its requests arrive', async () => {
  const [pupil] = school.pupils as [Seated];
  const quiz = await here.published([section('text', 'single')], { timeLimit: 10 });
  const starts = await Promise.all([here.start(pupil, quiz.id), there.start(pupil, quiz.id)]);
  expect(starts.map(({ status }) => status)).toEqual([200, 200]);
  const [{ body: view }, second] = starts;
  expect(second.body.id).toBe(view.id);
  await Promise.all([
    here.keep(pupil, view.id, { text: { text: '富士山' } }),
    there.keep(pupil, view.id, { single: { choice: called(view.paper, 'single', '水') } }),
  ]);
  const late = await there.keep(pupil, view.id, { text: { text: '前の答え' } }, 1);
  expect(late.body).toMatchObject({ saved: {}, newer: { text: { answer: { text: '富士山' } } } });
  await there.ok(pupil, 'POST', `/attempts/${view.id}/presence`, { itemId: 'single', visible: true });
  expect((await here.live(quiz.id)).find(({ student }) => student.id === pupil.id)).toMatchObject({
    status: 'working',
    attempt: { itemId: 'single', answered: 2 },
  });
  const extra = { extra: { kind: 'minutes', value: 5 } };
  await here.ok(school.teacher, 'PUT', `/quizzes/${quiz.id}/extra-time/${pupil.id}`, extra);
  one.clock.advance(14 * MINUTE);
  expect((await there.keep(pupil, view.id, { text: { text: '富士山' } }, 2)).status).toBe(200);
  one.clock.advance(MINUTE + 6 * SECOND);
  const ends = await Promise.all([here.attempt(pupil, view.id), there.attempt(pupil, view.id)]);
  expect(ends.map(({ handedInBy }) => handedInBy)).toEqual(['time', 'time']);
  expect((await one.published('assessment')).filter((type) => type.includes('attempt-handed-in'))).toHaveLength(1);
});

it('a key corrected on one is the key of the other, too', async () => {
  const [first, second] = school.pupils as [Seated, Seated];
  const quiz = await here.published([section('text')]);
  const views = [await here.started(first, quiz.id), await there.started(second, quiz.id)];
  await there.handIn(first, views[0]?.id ?? '', { text: { text: '阿蘇山' } });
  const { version } = await here.quiz(quiz.id);
  const items = [{ ...ITEMS.text, accepted: ['阿蘇山'] }];
  await here.ok(school.teacher, 'POST', `/quizzes/${quiz.id}/corrections`, { version, items });
  await there.handIn(second, views[1]?.id ?? '', { text: { text: '阿蘇山' } });
  await one.settled();
  for (const { id } of views) expect((await there.result(school.teacher, id)).body.points).toBe(1);
});
