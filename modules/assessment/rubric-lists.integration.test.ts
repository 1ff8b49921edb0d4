import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { assessment } from '#modules/assessment/module.ts';
import { levels, rubricClass } from '#modules/assessment/testing/rubric-class.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
let app: TestApplication;
let school: SchoolWithClass;
let few: { classId: string; id: string; pupil: Seated };
let many: { classId: string; id: string; pupil: Seated };

beforeAll(async () => {
  app = await bootModule(assessment, { dialect: 'mysql' });
  school = await schoolWithClass(app, { pupils: 16 });
  few = await classWith(school.pupils.slice(0, 3), 1);
  many = await classWith(school.pupils, 4);
});
afterAll(() => app.stop());

/** A class in which everybody has scored, several times over. */
async function classWith(pupils: readonly Seated[], times: number) {
  const course = await school.course(`${pupils.length}人`);
  await school.assign(school.teacher, course);
  for (const who of pupils) await school.enroll(who, course);
  const one = rubricClass(app, school, course);
  let last = '';
  for (let time = 0; time < times; time++) {
    const { id } = await one.opened({ anonymous: false });
    last = id;
    for (const who of pupils) {
      await one.handIn(who, id, who, { levels: levels(3, 2) });
      for (const { student } of (await one.tasks(who, id)).slice(1)) {
        await one.handIn(who, id, student, { levels: levels(2, 2) });
      }
      await one.handIn(school.teacher, id, who, { levels: levels(4, 1) });
    }
    await one.moved(id, 'shown');
  }
  const [pupil] = pupils;
  if (!pupil) throw new Error('no pupil');
  return { classId: course.id, id: last, pupil };
}

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function asked(who: Seated, path: string): Promise<number> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  const token = await who.as();
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const answer = await app.call('GET', path, { token });
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  if (answer.status !== 200) throw new Error(answer.text);
  return seen.length;
}

it.each([
  ['the list of a class', 'teacher', ({ classId }) => `/classes/${classId}/rubric-assessments`, 10],
  ['the list of a pupil', 'pupil', ({ classId }) => `/classes/${classId}/rubric-assessments`, 10],
  ['the matrix', 'teacher', ({ id }) => `/rubric-assessments/${id}/matrix`, 7],
  ['who has scored whom', 'teacher', ({ id }) => `/rubric-assessments/${id}/progress`, 6],
  ['the tasks of a pupil', 'pupil', ({ id }) => `/rubric-assessments/${id}/tasks`, 7],
  ['the evaluations of one', 'teacher', ({ id }) => `/rubric-assessments/${id}/evaluations`, 7],
] as [string, 'teacher' | 'pupil', (of: typeof few) => string, number][])(
  '%s asks as much for few as for many',
  async (_what, as, path, most) => {
    const who = (of: typeof few) => (as === 'teacher' ? school.teacher : of.pupil);
    const statements = [await asked(who(few), path(few)), await asked(who(many), path(many))];
    expect(statements[1]).toBe(statements[0]);
    expect(statements[0]).toBeGreaterThan(0);
    expect(statements[0]).toBeLessThanOrEqual(most);
  },
);
