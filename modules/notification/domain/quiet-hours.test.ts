import { expect, it } from 'vitest';
import { quietEnds } from '#modules/notification/domain/quiet-hours.ts';

const at = (hour: number, minute = 0) => hour * 60 + minute;

it('lasts over midnight, its end not counted', () => {
  const night = { from: at(21), to: at(7) };
  expect([at(20, 59), at(21), at(23, 59), at(0), at(6, 59), at(7)].map((minute) => quietEnds(night, minute))).toEqual([
    undefined,
    'tomorrow',
    'tomorrow',
    'today',
    'today',
    undefined,
  ]);
});

it('may lie within a day, and is none when it ends where it begins', () => {
  const lunch = { from: at(12), to: at(13) };
  expect([at(11), at(12), at(13)].map((minute) => quietEnds(lunch, minute))).toEqual([undefined, 'today', undefined]);
  expect(quietEnds({ from: at(7), to: at(7) }, at(7))).toBeUndefined();
});
