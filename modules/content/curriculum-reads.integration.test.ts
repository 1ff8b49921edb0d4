import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CurriculumView } from '#contracts/content/curricula.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { content } from '#modules/content/module.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
const ids = uuidV7();
let app: TestApplication;
let school: SchoolWithClass;
beforeAll(async () => {
  app = await bootModule(content, { dialect: 'mysql' });
  school = await schoolWithClass(app);
});
afterAll(() => app.stop());

const planOf = (weeks: number) => ({
  title: `${weeks}`,
  phases: Array.from({ length: weeks / 5 }, () => ({
    ...{ id: ids.next(), name: 'A' },
    weeks: Array.from({ length: 5 }, () => ({
      id: ids.next(),
      ...{ label: '', hours: 2, theme: '', activities: '', support: '', evaluation: '' },
    })),
  })),
});

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function asked(path: string): Promise<number> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  const token = await school.teacher.as();
  for (const channel of CHANNELS) channel.start.subscribe(start);
  expect((await app.call('GET', path, { token })).status).toBe(200);
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return seen.length;
}

it('a curriculum costs the same statements with 5 weeks and with 40, and a list the same with one and with many', async () => {
  const made: CurriculumView[] = [];
  const begin = async (weeks: number) => {
    const body = { classId: school.schoolClass.id, document: planOf(weeks) };
    const answer = await app.call<CurriculumView>('POST', '/curricula', { token: await school.teacher.as(), body });
    made.push(answer.body);
  };
  await begin(5);
  const list = await asked('/curricula');
  await begin(40);
  for (let n = 0; n < 8; n += 1) await begin(5);
  const [small, large] = [await asked(`/curricula/${made[0]?.id}`), await asked(`/curricula/${made[1]?.id}`)];
  expect(await asked('/curricula')).toBe(list);
  expect(list).toBeLessThanOrEqual(2);
  expect(large).toBe(small);
  // What it belongs to, who sits there, the curriculum itself.
  expect(small).toBeLessThanOrEqual(3);
});
