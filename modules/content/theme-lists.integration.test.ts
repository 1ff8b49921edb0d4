import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
let app: TestApplication;
let school: SchoolWithClass;
let small: Course;
let large: Course;

beforeAll(async () => {
  app = await bootModule(content, { dialect: 'mysql' });
  school = await schoolWithClass(app, { pupils: 24 });
  [small, large] = [await classWith(school.pupils.slice(0, 3)), await classWith(school.pupils)];
});
afterAll(() => app.stop());

/** A class whose pupils each have a theme they have shown and chosen. */
async function classWith(pupils: readonly Seated[]): Promise<Course> {
  const course = await school.course(`${pupils.length}人`);
  await school.assign(school.teacher, course);
  for (const who of pupils) {
    await school.enroll(who, course);
    const token = await who.as();
    const made = await app.call<{ id: string }>('POST', '/themes', {
      token,
      body: { classId: course.id, title: '川' },
    });
    await app.call('POST', `/themes/${made.body.id}/propose`, { token, body: { version: 1 } });
    await app.call('POST', `/themes/${made.body.id}/select`, { token, body: {} });
  }
  return course;
}

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function asked(who: Seated, path: string): Promise<{ statements: number; items: number }> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  const token = await who.as();
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const answer = await app.call<{ items: unknown[] }>('GET', path, { token });
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return { statements: seen.length, items: answer.body.items.length };
}

it.each([
  ['the list of a class', 'themes?limit=200', 7],
  ['the themes of the roster', 'roster-themes', 5],
])('%s asks as much for three pupils as for twenty-four', async (_what, path, most) => {
  const few = await asked(school.teacher, `/classes/${small.id}/${path}`);
  const many = await asked(school.teacher, `/classes/${large.id}/${path}`);
  expect([few.items, many.items]).toEqual([3, 24]);
  expect(many.statements).toBe(few.statements);
  expect(many.statements).toBeGreaterThan(0);
  expect(many.statements).toBeLessThanOrEqual(most);
});

it('the first pages ask once for all classes', async () => {
  const [pupil] = school.pupils as [Seated];
  const teacher = await asked(school.teacher, '/theme-counts');
  const own = await asked(pupil, `/students/${pupil.id}/themes`);
  expect([teacher.items, own.items]).toEqual([3, 2]);
  expect(teacher.statements).toBeLessThanOrEqual(2);
  expect(own.statements).toBeLessThanOrEqual(3);
});
