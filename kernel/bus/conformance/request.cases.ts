import { expect, test } from 'vitest';
import * as z from 'zod';
import { defineQuery } from '#contracts/define.ts';
import { RequestInTransaction } from '#kernel/bus/asker.ts';
import { answers } from '#kernel/bus/conformance/answers.ts';
import type { Harness } from '#kernel/bus/conformance/harness.ts';
import { book, Counter, counted, double, echoed, keeping, subscriber, user } from '#kernel/bus/conformance/modules.ts';
import { deferredOf, effectsOf } from '#kernel/bus/conformance/oracle.ts';
import { aggregate, count } from '#kernel/bus/conformance/produce.ts';
import { AnswerFailed } from '#kernel/bus/remote-error.ts';
import { inContext } from '#kernel/context.ts';
import { ModuleUnavailable, Overloaded, Refusal, Undeclared } from '#kernel/errors.ts';
import { on } from '#kernel/module.ts';
import { eventually } from '#kernel/testing/eventually.ts';

const alive = (): never => {
  throw new Error('told to die, in the process of the test');
};
const notification = subscriber({ name: 'notification' });
const from = { from: 'notification' } as const;

export function requestCases(harness: () => Harness): void {
  const started: number[] = [];
  const academic = subscriber({ name: 'academic', answers: answers(alive, (n) => started.push(n)) });

  test('C27 a question is answered, refused by name, or fails by name', async () => {
    const node = await harness().start({ modules: [user, academic, notification] });
    const { ask } = node.context('notification');
    expect(await ask(double, { n: 21 })).toMatchObject({ n: 42 });
    const refused = await ask(double, { n: 1, go: 'refuse' }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect(refused).toMatchObject({ code: 'NUMBER_TAKEN', status: 409, data: { n: 1 } });
    const fault = await ask(double, { n: 1, go: 'fault' }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AnswerFailed);
    expect(String(fault)).not.toContain('secret');
    await expect(ask(double, { n: 1, go: 'lie' })).rejects.toThrow(AnswerFailed);
    await expect(node.bus.request(double, { n: 'one' }, from)).rejects.toThrow(Refusal);
    const nobody = defineQuery({ name: 'content.nothing', input: z.object({}), output: z.object({}) });
    await expect(node.bus.request(nobody, {}, from)).rejects.toThrow(ModuleUnavailable);
    await expect(ask(nobody, {})).rejects.toThrow(Undeclared);
  });

  test('C27 whoever gives up hears so in time, and what nobody waits for never starts', async () => {
    const node = await harness().start({ modules: [user, academic, notification] });
    // Beside the pipeline's own: one that takes one question at a time and lets three wait.
    const narrow = { ...node.context('academic'), name: 'content' as const };
    const slow = defineQuery({ name: 'content.slow', input: double.input, output: double.output, deadline: 100 });
    const [answerDouble] = answers(alive, (n) => started.push(n));
    if (!answerDouble) throw new Error('no answer');
    const stop = node.bus.serve(narrow, [{ ...answerDouble, query: slow }], { atOnce: 1, waiting: 3 });
    started.length = 0;
    const asked = performance.now();
    const ask = (n: number, deadline?: number) =>
      node.bus.request(slow, { n, wait: 200 }, { ...from, ...(deadline ? { deadline } : {}) });
    const first = ask(1);
    const queued = ask(2);
    const patient = ask(3, 3000);
    await expect(first).rejects.toThrow(ModuleUnavailable);
    expect(performance.now() - asked).toBeGreaterThanOrEqual(95);
    expect(performance.now() - asked).toBeLessThan(190);
    await expect(queued).rejects.toThrow(ModuleUnavailable);
    expect(await patient).toMatchObject({ n: 6 });
    expect(started).toEqual([1, 3]);
    const crowd = await Promise.allSettled([10, 11, 12, 13, 14, 15].map((n) => ask(n, 3000)));
    const refused = crowd.filter((one) => one.status === 'rejected');
    expect(refused.map((one) => one.reason)).toEqual([expect.any(Overloaded), expect.any(Overloaded)]);
    const giveUp = new AbortController();
    const cancelled = node.bus.request(slow, { n: 4, wait: 50 }, { ...from, deadline: 3000, signal: giveUp.signal });
    giveUp.abort(new Error('closed the page'));
    await expect(cancelled).rejects.toThrow('closed the page');
    await stop();
    await expect(ask(5)).rejects.toThrow(ModuleUnavailable);
  });

  test('C27 a thousand at once are answered and leave nothing behind', async () => {
    const node = await harness().start({ modules: [user, academic, notification] });
    const replies = await Promise.all(
      Array.from({ length: 1000 }, (_, n) => node.context('notification').ask(double, { n, wait: 1 })),
    );
    expect(replies.every((reply, n) => reply.n === 2 * n)).toBe(true);
    expect('waiting' in node.bus ? node.bus.waiting : 0).toBe(0);
  });

  test('C28 a command with a key has one effect and one reply', async () => {
    const node = await harness().start({ modules: [user, academic, notification] });
    const command = (what: string, idempotencyKey = 'key-1') =>
      node.bus.request(book, { what }, { ...from, idempotencyKey });
    const first = await command('room');
    expect(await command('room')).toEqual(first);
    const together = await Promise.all([command('hall', 'key-2'), command('hall', 'key-2')]);
    expect(together[0]).toEqual(together[1]);
    expect((await effectsOf(harness(), 'academic')).length).toBe(2);
    await expect(command('another', 'key-1')).rejects.toThrow(Refusal);
  });

  test.for(['before', 'after'] as const)(
    'C28 the answerer dies %s its commit: one effect, and the same key gives the reply',
    async (kill) => {
      const mortal = await harness().spawn({ ask: { what: 'room', kill, key: 'key-3' } });
      await mortal.ended;
      const already = (await effectsOf(harness(), 'academic')).length;
      expect(already).toBe(kill === 'after' ? 1 : 0);
      const node = await harness().start({ modules: [user, academic, notification] });
      const ask = () =>
        node.bus.request(book, kill === 'after' ? { what: 'room', kill } : { what: 'room' }, {
          ...from,
          idempotencyKey: 'key-3',
        });
      const reply = await ask();
      expect(await ask()).toEqual(reply);
      const effects = await effectsOf(harness(), 'academic');
      expect(effects.map((effect) => ({ booking: effect.eventId }))).toEqual([reply]);
    },
  );

  test('C30 what caused it all travels unbroken, and every reaction gets its own copy', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const seen: {
      n: unknown;
      correlation: string;
      causation: string;
      traceparent?: string | undefined;
      actor?: string | undefined;
    }[] = [];
    const spoiling = on(counted, async (_work, event) => {
      Object.assign(event.data, { n: -1 });
    });
    const echo = on(counted, async (work, event) => {
      seen.push({ ...event, n: event.data.n });
      const root = work.em.create(Counter, { id: event.aggregateId, value: 0, eventSeq: 0 });
      work.publish(echoed, root, { n: event.data.n });
    });
    const hears = [spoiling, echo];
    const listener = subscriber({ name: 'academic', hears, answers: answers(alive) });
    const replies = Promise.withResolvers<{ correlation: string }>();
    const onEcho = on(echoed, async (work, event) => {
      seen.push({ ...event, n: event.data.n });
      const { ask } = node.context('notification');
      work.afterCommit(() => {
        const { correlation, id: causation } = event;
        inContext({ correlation, causation }, () => ask(double, { n: 1 })).then(replies.resolve, replies.reject);
      });
    });
    const node = await harness().start({
      modules: [user, listener, subscriber({ name: 'notification', hears: [onEcho] })],
    });
    const context = { correlation: 'request-1', causation: 'request-1', traceparent, actor: 'somebody' };
    await inContext(context, () => count(node.context('user'), aggregate(1)));
    expect((await replies.promise).correlation).toBe('request-1');
    expect(seen).toMatchObject([
      { n: 1, correlation: 'request-1', causation: 'request-1', traceparent, actor: 'somebody' },
      { n: 1, correlation: 'request-1', traceparent, actor: 'somebody' },
    ]);
    expect(seen[1]?.causation).not.toBe('request-1');
  });

  test('C30 a question inside a transaction is refused at once', async () => {
    const asking = on(counted, async (work, event) => {
      await node.context('academic').ask(double, { n: 1 });
      await keeping(async () => {})(work, event);
    });
    const asker = subscriber({ name: 'academic', hears: [asking], answers: answers(alive) });
    const node = await harness().start({
      modules: [user, asker],
      timing: { lease: 1000, beat: 250, watch: 50, poll: 200, backoff: 5 },
    });
    await expect(node.context('user').transact(() => node.context('academic').ask(double, { n: 1 }))).rejects.toThrow(
      RequestInTransaction,
    );
    await count(node.context('user'), aggregate(1));
    const letter = await eventually('it is a dead letter', async () =>
      (await deferredOf(harness(), 'academic')).find((row) => row.state === 'dead'),
    );
    expect(letter.error).toContain('RequestInTransaction');
  });
}
