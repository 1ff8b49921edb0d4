import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChatEvent, TurnView } from '#contracts/ai/coach.ts';
import { uuidV7 } from '#kernel/ids.ts';
import { bootModule, type TestApplication } from '#kernel/testing/boot-application.ts';
import { type SchoolWithClass, type Seated, schoolWithClass } from '#kernel/testing/school-with-class.ts';
import { ai } from '#modules/ai/module.ts';
import { firstWords, openStream, wholeStream } from '#modules/ai/testing/event-stream.ts';
import { ScriptedModels, withModels } from '#modules/ai/testing/scripted-models.ts';

/*
 * Two instances of the module on one database, as they run apart: one writes the answer, the other shows it and stops it.
 */
const folder = mkdtempSync(join(tmpdir(), 'quested-coach-'));
const ids = uuidV7();
const models = new ScriptedModels();
const silent = new ScriptedModels();
let one: TestApplication;
let other: TestApplication;
let school: SchoolWithClass;
let pupil: Seated;
beforeAll(async () => {
  one = await bootModule(withModels(ai, models), { folder });
  school = await schoolWithClass(one, { pupils: 1 });
  [pupil] = school.pupils as [Seated];
  other = await bootModule({ ...withModels(ai, silent), timers: [] }, { folder, clock: one.clock });
});
afterAll(async () => {
  await other.stop();
  await one.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Begins an answer on the first instance whose last piece waits. */
async function begun(text: string) {
  const message = { classId: school.schoolClass.id, conversationId: ids.next(), id: ids.next(), text };
  models.next({ pieces: ['何を見ましたか。', 'なぜですか。'], held: true });
  const streamed = await openStream(one, await pupil.as(), 'POST', '/ai/chat', message);
  await firstWords(streamed);
  return message;
}
const endOf = (events: readonly ChatEvent[]): TurnView => {
  const last = events.at(-1);
  if (last?.kind !== 'end') throw new Error('it has no end');
  return last.turn;
};

it('an answer one instance writes is followed on the other, and a message repeated there asks no second model', async () => {
  const message = await begun('ふたつの機械');
  const [again, back] = [
    await openStream(other, await pupil.as(), 'POST', '/ai/chat', message),
    await openStream(other, await pupil.as(), 'GET', `/ai/turns/${message.id}/answer`),
  ];
  const first = (await back.events.next()).value as ChatEvent;
  expect(first).toMatchObject({ kind: 'turn', turn: { state: 'writing' } });
  models.release();
  for (const stream of [again, back])
    expect(endOf(await wholeStream(stream))).toMatchObject({
      state: 'complete',
      answer: '何を見ましたか。なぜですか。',
    });
  expect(silent.calls).toEqual([]);
});

it('is stopped from the other: its writer hears of it within a second or two', async () => {
  const message = await begun('止めて');
  const back = await openStream(other, await pupil.as(), 'GET', `/ai/turns/${message.id}/answer`);
  expect((await other.call('POST', `/ai/turns/${message.id}/stop`, { token: await pupil.as() })).status).toBe(204);
  expect(endOf(await wholeStream(back))).toMatchObject({ state: 'stopped', answer: '何を見ましたか。' });
});

it('takes no second message there while the first is being answered here', async () => {
  const message = await begun('一つ目');
  const next = { ...message, id: ids.next(), text: '二つ目' };
  expect(await openStream(other, await pupil.as(), 'POST', '/ai/chat', next)).toMatchObject({ status: 409 });
  models.release();
  const back = await openStream(other, await pupil.as(), 'GET', `/ai/turns/${message.id}/answer`);
  expect(endOf(await wholeStream(back)).state).toBe('complete');
});
