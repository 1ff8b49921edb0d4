import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { ai } from '#modules/ai/module.ts';
import {
  bootWithModel,
  callOf,
  type FakeOpenAi,
  modelsOf,
  readAll,
  setUpModel,
} from '#modules/ai/testing/with-model.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
let app: TestApplication;
let fake: FakeOpenAi;
let few: SchoolWithClass;
let many: SchoolWithClass;

beforeAll(async () => {
  ({ app, fake } = await bootWithModel({ ...ai, timers: [] }, { dialect: 'mysql' }));
  await setUpModel(app, { baseUrl: fake.url, model: 'm' });
  [few, many] = [await used(2), await used(20)];
});
afterAll(async () => {
  await app.stop();
  await fake.stop();
});

/** A school in which every pupil has asked once. */
async function used(pupils: number): Promise<SchoolWithClass> {
  const school = await schoolWithClass(app, { pupils });
  for (const { id } of school.pupils) await readAll(modelsOf(app), callOf(school, 'x', { personId: id }));
  return school;
}

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function asked({ admin }: SchoolWithClass, path: string): Promise<{ statements: number; items: number }> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  const token = await admin.as();
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const answer = await app.call<{ items?: unknown[]; total: { calls: number } }>('GET', path, { token });
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return { statements: seen.length, items: answer.body.items?.length ?? answer.body.total.calls };
}

it.each([
  ['the list of calls', '/ai/calls', 2],
  ['the list of people', '/ai/usage/people?month=2026-11', 2],
  ['the month', '/ai/usage?month=2026-11', 8],
])('%s asks as much for two as for twenty', async (_what, path, most) => {
  const [less, more] = [await asked(few, path), await asked(many, path)];
  expect([less.items, more.items]).toEqual([2, 20]);
  expect(more.statements).toBe(less.statements);
  expect(more.statements).toBeGreaterThan(0);
  expect(more.statements).toBeLessThanOrEqual(most);
});
