import { expect, it } from 'vitest';
import { isNow } from './is-now.ts';

it('knows the week that a label names, however it is written, and says nothing of others', () => {
  const today = { month: 11, day: 22 };
  expect(isNow('11月第4週', today)).toBe(true);
  expect(isNow('１１月 第４週（文化祭）', today)).toBe(true);
  expect(isNow('11月4週', today)).toBe(true);
  expect(isNow('11月第3週', today)).toBe(false);
  expect(isNow('1月第4週', today)).toBe(false);
  expect(isNow('第4週', today)).toBe(false);
});
