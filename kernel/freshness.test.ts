import { expect, it } from 'vitest';
import type { Lag } from '#kernel/events/lag.ts';
import { freshness } from '#kernel/freshness.ts';

const lag = (group: string, ms: number): Lag => ({
  ...{ group, source: 'user', events: 1, ms, waiting: 0, retrying: 0, dead: 0, unsupported: 0, alarms: [] },
});

it('says how far the slowest copy of a module is behind, looking once for all who ask within a few seconds', async () => {
  let looks = 0;
  let now = 0;
  const fresh = freshness(
    async () => {
      looks += 1;
      return [lag('analytics', 90_000), lag('analytics', 5), lag('content', 7)];
    },
    () => now,
  );
  expect([await fresh.behind('analytics'), await fresh.behind('content'), await fresh.behind('user')]).toEqual([
    90_000, 7, 0,
  ]);
  expect(looks).toBe(1);
  now = 5000;
  await fresh.behind('analytics');
  expect(looks).toBe(2);
});

it('says nothing is behind while the pipeline is not on or cannot be asked', async () => {
  expect(
    await freshness(
      () => undefined,
      () => 0,
    ).behind('user'),
  ).toBe(0);
  expect(
    await freshness(
      () => Promise.reject(new Error('away')),
      () => 0,
    ).behind('user'),
  ).toBe(0);
});
