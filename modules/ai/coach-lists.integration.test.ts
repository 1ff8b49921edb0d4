import { tracingChannel } from 'node:diagnostics_channel';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { ai } from '#modules/ai/module.ts';
import { openStream, wholeStream } from '#modules/ai/testing/event-stream.ts';
import { ScriptedModels, withModels } from '#modules/ai/testing/scripted-models.ts';

/** mysql2 tells of every statement on these channels: what is counted is what the server was really asked. */
const CHANNELS = [tracingChannel('mysql2:query'), tracingChannel('mysql2:execute')];
const ids = uuidV7();
let app: TestApplication;
let school: SchoolWithClass;

beforeAll(async () => {
  app = await bootModule({ ...withModels(ai, new ScriptedModels()), timers: [] }, { dialect: 'mysql' });
  school = await schoolWithClass(app, { pupils: 9 });
});
afterAll(() => app.stop());

/** Everybody begins a conversation which raises an alert. */
async function talk(): Promise<void> {
  for (const pupil of school.pupils) {
    const body = { classId: school.schoolClass.id, conversationId: ids.next(), id: ids.next(), text: '死にたい' };
    await wholeStream(await openStream(app, await pupil.as(), 'POST', '/ai/chat', body));
  }
}

/** Selects of the request; what the pipeline asks in the background names a bus table. */
async function asked(path: string): Promise<{ statements: number; items: number }> {
  const seen: string[] = [];
  const start = (message: unknown) => {
    const query = (message as { query?: unknown }).query;
    if (typeof query === 'string' && /^select/i.test(query) && !query.includes('bus_')) seen.push(query);
  };
  const token = await school.teacher.as();
  for (const channel of CHANNELS) channel.start.subscribe(start);
  const answer = await app.call<{ items: unknown[] }>('GET', path, { token });
  for (const channel of CHANNELS) channel.start.unsubscribe(start);
  return { statements: seen.length, items: answer.body.items.length };
}

it('lists of conversations and alerts ask as much for nine as for twenty-seven', async () => {
  const conversations = `/classes/${school.schoolClass.id}/conversations?limit=100`;
  const paths = [conversations, '/ai/alerts?limit=100'];
  await talk();
  const few = [];
  for (const path of paths) few.push(await asked(path));
  await talk();
  await talk();
  for (const [index, path] of paths.entries()) {
    const many = await asked(path);
    expect([few[index]?.items, many.items]).toEqual([9, 27]);
    expect(many.statements).toBe(few[index]?.statements);
    expect(many.statements).toBeGreaterThan(0);
    expect(many.statements).toBeLessThanOrEqual(8);
  }
});
