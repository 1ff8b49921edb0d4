import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { bootNotification, type Member, type NotifiedSchool, schoolIn } from '#modules/notification/testing/school.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
const ids = uuidV7();
let app: TestApplication;
let school: NotifiedSchool;
let admin: Member;

beforeAll(async () => {
  app = await bootNotification({ dialect: 'mysql', timers: false });
  school = await schoolIn(app);
  admin = await school.member({ role: 'admin' });
});
afterAll(() => app.stop());

async function people(count: number): Promise<string[]> {
  const em = app.context('notification').read();
  const row = await tables(em)
    .selectFrom('replica_user_people')
    .selectAll()
    .where('id', '=', admin.id)
    .executeTakeFirstOrThrow();
  const made = Array.from({ length: count }, () => {
    const id = ids.next();
    return { ...row, id, role: 'student' as const, email: `${id}@example.jp` };
  });
  await tables(em).insertInto('replica_user_people').values(made).execute();
  return made.map(({ id }) => id);
}

/** What the pipeline asks in the background names a bus table. */
async function statementsOf(personIds: readonly string[], cause: string): Promise<number> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && !query.includes('bus_')) seen.push(query);
  };
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const news = {
    schoolId: school.schoolId,
    kind: 'enrolled',
    values: { className: '探究' },
    link: '/classes',
  } as const;
  await app.context('notification').transact((work) => tellAll(work, personIds, { ...news, cause }));
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return seen.length;
}

it('tells 250 people by line and mail with as many statements as 25', async () => {
  const [few, many] = [await people(25), await people(250)];
  const asked = await statementsOf(few, 'few');
  expect(asked).toBeGreaterThan(5);
  expect(await statementsOf(many, 'many')).toBe(asked);
  expect((await school.mails(admin, '?limit=1')).total).toBe(275);
  // Told already: it is found out in one look.
  expect(await statementsOf(many, 'many')).toBeLessThan(5);
  expect((await school.mails(admin, '?limit=1')).total).toBe(275);
});
