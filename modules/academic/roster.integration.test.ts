import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RosterRow, SchoolClass } from '#contracts/academic/routes.ts';
import { userRegistered } from '#contracts/user/events.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { academic } from '#modules/academic/module.ts';
import { schoolWithPeople } from '#modules/academic/testing/school-with-people.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
const ids = uuidV7();
let app: TestApplication;
let school: Awaited<ReturnType<typeof schoolWithPeople>>;

beforeAll(async () => {
  app = await bootModule(academic, { dialect: 'mysql' });
  school = await schoolWithPeople(app, 'aomine');
});
afterAll(() => app.stop());

async function classOf(pupils: number): Promise<string> {
  const people = Array.from({ length: pupils }, () => ids.next());
  const facts = {
    schoolId: school.schoolId as never,
    role: 'student',
    status: 'active',
    language: 'ja',
    origin: 'import',
  } as const;
  await app.context('user').transact(async (work) => {
    for (const [index, id] of people.entries()) {
      const names = {
        familyName: `姓${index}`,
        givenName: '名',
        familyKana: 'せい',
        givenKana: 'めい',
        loginId: `p-${pupils}-${index}`,
        email: null,
      };
      work.publish(userRegistered, { id, eventSeq: 0 }, facts, names);
    }
  });
  await app.settled();
  const token = school.teachers[0].token;
  const made = await app.call<SchoolClass>('POST', '/classes', { token, body: { name: `${pupils}人` } });
  await app.call('POST', '/enrollments', { token, body: { classId: made.body.id, studentIds: people } });
  return made.body.id;
}

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function statementsOf(classId: string): Promise<number> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const answer = await app.call<{ items: RosterRow[]; total: number }>(
    'GET',
    `/classes/${classId}/students?limit=500`,
    { token: school.teachers[0].token },
  );
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  expect(answer.body.items).toHaveLength(answer.body.total);
  return seen.length;
}

it('reads a roster of 400 with as many statements as one of 40', async () => {
  const [small, large] = [await classOf(40), await classOf(400)];
  const statements = await statementsOf(small);
  expect(statements).toBeGreaterThan(1);
  expect(await statementsOf(large)).toBe(statements);
  expect(statements).toBeLessThanOrEqual(5);
});
