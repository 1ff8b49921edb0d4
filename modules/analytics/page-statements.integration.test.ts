import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { MilestoneView } from '#contracts/analytics/milestones.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type Course, type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { analytics } from '#modules/analytics/module.ts';
import { logOf } from '#modules/analytics/testing/log.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
const MOST = 8;
let app: TestApplication;
let school: SchoolWithClass;
let small: Course;
let large: Course;

beforeAll(async () => {
  app = await bootModule(analytics, { dialect: 'mysql' });
  school = await schoolWithClass(app, { pupils: 16 });
  [small, large] = [await classWith(school.pupils.slice(0, 2)), await classWith(school.pupils)];
});
afterAll(() => app.stop());

/** A class whose pupils have each entered something and handed something in. */
async function classWith(pupils: readonly Seated[]): Promise<Course> {
  const course = await school.course(`${pupils.length}人`);
  const log = logOf(app);
  await school.assign(school.teacher, course);
  const set = await log.call<MilestoneView>(school.teacher, 'POST', `/classes/${course.id}/milestones`, {
    title: '要旨',
    dueDay: '2026-11-27',
  });
  for (const who of pupils) {
    await school.enroll(who, course);
    for (const day of ['2026-10-01', '2026-10-02']) await log.enter(who, course, { day });
    await log.call(who, 'POST', `/milestones/${set.body.id}/submission`, { version: 0, content: 'x' });
    const evaluation = { classId: course.id, personId: who.id, term: 'T', text: 'x', version: 0 };
    await log.call(school.teacher, 'POST', '/evaluations', evaluation);
  }
  return course;
}

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function asked(who: Seated, path: string): Promise<{ statements: number; text: string }> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  const token = await who.as();
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const answer = await app.call('GET', path, { token });
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  expect(answer.status, answer.text).toBe(200);
  return { statements: seen.length, text: answer.text };
}

it.each([
  ['the reader’s list', 'classes/ID/activities?limit=200'],
  ['what waits', 'classes/ID/activities?show=waiting&limit=200'],
  ['the matrix', 'classes/ID/milestone-matrix'],
  ['the silent pupils', 'analytics/classes/ID/silent'],
  ['the evaluations', 'classes/ID/evaluations?term=T'],
])('%s asks as much for two pupils as for sixteen', async (_what, path) => {
  const few = await asked(school.teacher, `/${path.replace('ID', small.id)}`);
  const many = await asked(school.teacher, `/${path.replace('ID', large.id)}`);
  expect(many.text.length).toBeGreaterThan(few.text.length * 3);
  expect(many.statements).toBe(few.statements);
  expect(many.statements).toBeGreaterThan(0);
  expect(many.statements).toBeLessThanOrEqual(MOST);
});

it.each([
  ['the first page of a teacher', (): Seated | undefined => school.teacher, (): string => '/analytics/classes'],
  [
    'the page of a pupil',
    (): Seated | undefined => school.pupils[0],
    (): string => `/analytics/student/${school.pupils[0]?.id}`,
  ],
  [
    'the same for a teacher',
    (): Seated | undefined => school.teacher,
    (): string => `/analytics/student/${school.pupils[0]?.id}`,
  ],
  [
    'the log of a pupil',
    (): Seated | undefined => school.pupils[0],
    (): string => `/students/${school.pupils[0]?.id}/activities`,
  ],
  ['the goals', (): Seated | undefined => school.teacher, (): string => `/goals/${school.pupils[0]?.id}`],
] as const)(`%s asks at most ${MOST} times`, async (_what, who, path) => {
  const person = who();
  if (!person) throw new Error('nobody');
  expect((await asked(person, path())).statements).toBeLessThanOrEqual(MOST);
});
