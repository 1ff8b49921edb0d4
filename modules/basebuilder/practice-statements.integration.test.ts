import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DAY } from '#kernel/clock.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { basebuilder } from '#modules/basebuilder/module.ts';
import { type Practice, practiceOf } from '#modules/basebuilder/testing/practice.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
const [FEW, MANY, AT_ONCE] = [500, 20_000, 1000];
let app: TestApplication;
let school: SchoolWithClass;
let p: Practice;
let few: Seated;
let many: Seated;

beforeAll(async () => {
  app = await bootModule(basebuilder, { dialect: 'mysql' });
  school = await schoolWithClass(app, { pupils: 12 });
  p = practiceOf(app, school);
  const words = Array.from({ length: 60 }, (_, place) => ({ title: `語${place}` }));
  await p.delivered('六十語', words, { categoryId: await p.category('語') });
  [few, many] = school.pupils as [Seated, Seated];
  for (const who of [few, many]) await p.session(who);
  await answered(few, FEW);
  await answered(many, MANY);
}, 120_000);
afterAll(() => app.stop());

/** The pupil has answered so often before: copies of a real answer, each of a presentation of its own. */
async function answered(who: Seated, count: number): Promise<void> {
  const context = app.context('basebuilder');
  await context.transact(async ({ em, ids }) => {
    const db = tables(em);
    const answer = await db
      .selectFrom('practice_answer')
      .selectAll()
      .where('personId', '=', who.id)
      .executeTakeFirstOrThrow();
    const presentation = await db
      .selectFrom('presentation')
      .selectAll()
      .where('id', '=', answer.presentationId)
      .executeTakeFirstOrThrow();
    for (let done = 0; done < count; done += AT_ONCE) {
      const copies = Array.from({ length: Math.min(AT_ONCE, count - done) }, () => ids.next());
      const asked = copies.map((id) => ({ ...presentation, id }));
      const said = copies.map((id) => ({
        ...answer,
        id,
        presentationId: id,
        sessionId: null,
        answeredAt: answer.answeredAt - DAY,
      }));
      await db.insertInto('presentation').values(asked).execute();
      await db.insertInto('practice_answer').values(said).execute();
    }
  });
}

/** Statements of a request that name a table of the module. */
async function counted(act: () => Promise<unknown>): Promise<number> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /word|learner|practice|presentation|recall|item|set|replica/.test(query))
      if (!query.includes('bus_')) seen.push(query);
  };
  for (const channel of CHANNELS) channel.start.subscribe(start);
  await act();
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return seen.length;
}

it('beginning, solving and what comes next ask as much after 500 answers as after 20,000', async () => {
  const start = (who: Seated) => counted(() => p.start(who));
  const solve = async (who: Seated) => {
    const { next, session } = await p.start(who);
    if (!next || !session) throw new Error('nothing asked');
    return counted(() => p.solve(who, next, true, { sessionId: session.id }));
  };
  for (const who of [few, many]) await solve(who);
  const [startFew, startMany] = [await start(few), await start(many)];
  expect(startMany).toBe(startFew);
  expect(startMany).toBeLessThanOrEqual(22);
  const [solveFew, solveMany] = [await solve(few), await solve(many)];
  expect(solveMany).toBe(solveFew);
  expect(solveMany).toBeLessThanOrEqual(34);
});

it.each([
  ['today', (_who: Seated) => '/practice/today', 10],
  ['proficiency', (who: Seated) => `/proficiency/${who.id}`, 16],
])('%s asks as much after 500 answers as after 20,000', async (_what, path, most) => {
  const ask = (who: Seated) => counted(() => p.ok(who, 'GET', path(who)));
  const [one, other] = [await ask(few), await ask(many)];
  expect(other).toBe(one);
  expect(other).toBeLessThanOrEqual(most);
});

it.each(['', '/items', '/load', '/calibration', '/results.csv', '/reports'])(
  'a class’s practice%s asks as much for one who has answered as for all',
  async (view) => {
    const course = await school.course('一人');
    await school.assign(school.teacher, course);
    await school.enroll(few, course);
    const set = await p.delivered('一語', [{ title: `一${view}` }], {
      categoryId: await p.category(view || 'x'),
      classId: course.id,
    });
    await p.session(few, () => true, { kind: 'set', thingId: set.setId });
    const ask = (classId: string) =>
      counted(async () => {
        const answer = await p.call(school.teacher, 'GET', `/classes/${classId}/practice${view}`);
        expect(answer.status, answer.text).toBe(200);
      });
    const alone = await ask(course.id);
    expect(await ask(school.schoolClass.id)).toBe(alone);
    expect(alone).toBeLessThanOrEqual(9);
  },
);
