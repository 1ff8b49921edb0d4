import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttemptView } from '#contracts/assessment/attempts.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { ITEMS, quizzesOf, section } from '#modules/assessment/testing/quiz.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
let app: TestApplication;
let school: SchoolWithClass;
let q: ReturnType<typeof quizzesOf>;
let small: Taken;
let large: Taken;
type Taken = { classId: string; quizId: string; working: { who: Seated; attempt: AttemptView } };

beforeAll(async () => {
  app = await bootModule({ ...assessment, timers: [] }, { dialect: 'mysql' });
  school = await schoolWithClass(app, { pupils: 40 });
  q = quizzesOf(app, school);
  [small, large] = [await taken(school.pupils.slice(0, 3), 2), await taken(school.pupils, 24)];
}, 120_000);
afterAll(() => app.stop());

/** A class whose pupils have all handed in but one, asked so many questions. */
async function taken(pupils: readonly Seated[], count: number): Promise<Taken> {
  const course: Course = await school.course(`${pupils.length}人`);
  await school.assign(school.teacher, course);
  for (const who of pupils) await school.enroll(who, course);
  const items = Array.from({ length: count }, (_, n) => ({ ...(n % 2 ? ITEMS.text : ITEMS.long), id: `i${n}` }));
  const quiz = await q.published([{ ...section(), items }], {}, course);
  // All at once, as when a lesson begins.
  const views = await Promise.all(pupils.map((who) => q.started(who, quiz.id)));
  expect(new Set(views.map(({ id }) => id)).size).toBe(pupils.length);
  const answers = Object.fromEntries(items.map(({ id }) => [id, { text: '水' }]));
  for (const [place, who] of pupils.entries()) {
    expect((await q.keep(who, views[place]?.id ?? '', answers)).status).toBe(200);
    if (place > 0) await q.handIn(who, views[place]?.id ?? '');
  }
  const [who] = pupils as [Seated];
  return { classId: course.id, quizId: quiz.id, working: { who, attempt: views[0] as AttemptView } };
}

/** Statements of a request that name a table of the module; connections and the pipeline have their own. */
async function counted(act: () => Promise<unknown>): Promise<number> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /\b(attempt|quiz|replica)_?/.test(query) && !query.includes('bus_'))
      seen.push(query);
  };
  for (const channel of CHANNELS) channel.start.subscribe(start);
  await act();
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return seen.length;
}
const asked = (who: Seated, path: string) => counted(() => q.ok(who, 'GET', path));

it.each([
  ['the list of a class', ({ classId }: Taken) => `/classes/${classId}/quizzes`, 10],
  ['the live view', ({ quizId }: Taken) => `/quizzes/${quizId}/live`, 9],
  ['the overview of marking', ({ quizId }: Taken) => `/quizzes/${quizId}/marking`, 6],
  ['all answers to one item', ({ quizId }: Taken) => `/quizzes/${quizId}/marking/i0`, 8],
  ['the results', ({ quizId }: Taken) => `/quizzes/${quizId}/results`, 8],
  ['the analysis', ({ quizId }: Taken) => `/quizzes/${quizId}/analysis`, 7],
])('%s asks as much for three pupils with two questions as for forty with twenty-four', async (_what, path, most) => {
  // What never changes is read once and then known.
  for (const { quizId } of [small, large]) await q.live(quizId);
  const [few, many] = [await asked(school.teacher, path(small)), await asked(school.teacher, path(large))];
  expect(many).toBe(few);
  expect(many).toBeGreaterThan(0);
  expect(many).toBeLessThanOrEqual(most);
});

it('an attempt and the quizzes of a pupil ask as much whatever they hold', async () => {
  const view = ({ working }: Taken) => asked(working.who, `/attempts/${working.attempt.id}`);
  const few = await view(small);
  expect(await view(large)).toBe(few);
  const [lazy] = school.pupils.slice(-1) as [Seated];
  const one = await asked(lazy, '/my-quizzes');
  expect(await asked(small.working.who, '/my-quizzes')).toBe(one);
  expect(one).toBeLessThanOrEqual(6);
});

it('a save of one answer costs a handful of statements, however long the quiz', async () => {
  const save = ({ working: { who, attempt } }: Taken, rev: number) =>
    q.keep(who, attempt.id, { i0: { text: `水${rev}` } }, rev);
  await save(small, 2);
  await save(large, 2);
  const [few, many] = [await counted(() => save(small, 3)), await counted(() => save(large, 3))];
  expect(many).toBe(few);
  expect(many).toBeLessThanOrEqual(5);
  const { answers } = await q.attempt(large.working.who, large.working.attempt.id);
  const all = Object.fromEntries(Object.keys(answers).map((id) => [id, { text: '火' }]));
  expect(await counted(() => q.keep(large.working.who, large.working.attempt.id, all, 4))).toBeLessThanOrEqual(6);
});
