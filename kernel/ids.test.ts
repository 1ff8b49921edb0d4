import { expect, it } from 'vitest';
import { uuidV7 } from '#kernel/ids.ts';

it('makes UUIDv7 that sort in the order they were made, also within one millisecond and when the clock steps back', () => {
  let now = Date.UTC(2026, 10, 22);
  const ids = uuidV7(() => now);
  const made = Array.from({ length: 10_000 }, (_, index) => {
    if (index === 5000) now -= 60_000;
    return ids.next();
  });
  expect(made).toEqual([...made].sort());
  expect(new Set(made).size).toBe(made.length);
  expect(made[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
