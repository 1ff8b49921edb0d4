import { expect, test } from 'vitest';
import { Bell, Loop, turnstile } from '#kernel/events/loop.ts';
import { makeLogger } from '#kernel/logger.ts';
import { eventually } from '#kernel/testing/eventually.ts';

test('a ring that comes while nobody waits is kept for the next who does', async () => {
  const bell = new Bell();
  bell.ring();
  bell.ring();
  await bell.wait(60_000);
  let waited = false;
  const next = bell.wait(60_000).then(() => {
    waited = true;
  });
  await Promise.resolve();
  expect(waited).toBe(false);
  bell.ring();
  await next;
});

test('a turn that fails is logged and repeated; stopping waits for the turn under way', async () => {
  const lines: string[] = [];
  const log = makeLogger('error', { write: (line) => void lines.push(line) });
  let turns = 0;
  let ended = false;
  const loop = new Loop('the thing', 60_000, log, async () => {
    turns += 1;
    if (turns === 1) throw new Error('once');
    ended = false;
    await new Promise((resolve) => setTimeout(resolve, 20));
    ended = true;
  });
  loop.start();
  await eventually('it is tried again', () => turns === 2);
  await loop.stop();
  expect(ended).toBe(true);
  expect(lines.join()).toContain('the thing failed');
});

test('a turnstile lets one through at a time, whatever becomes of the one before', async () => {
  const alone = turnstile();
  const order: string[] = [];
  const first = alone(async () => {
    await new Promise((resolve) => setTimeout(resolve, 10));
    order.push('first');
    throw new Error('fell');
  });
  const second = alone(async () => void order.push('second'));
  await expect(first).rejects.toThrow('fell');
  await second;
  expect(order).toEqual(['first', 'second']);
});
