import { expect, it } from 'vitest';
import { reportsOf } from '#modules/notification/domain/daily-reports.ts';

it('a day at school, by hand: who did the same stands together, and who both wrote and asked is counted once', () => {
  const done = {
    pupils: [
      { personId: 'a', entries: 2, goals: 0 },
      { personId: 'b', entries: 1, goals: 1 },
      { personId: 'c', entries: 2, goals: 0 },
    ],
    classes: [
      { classId: 'x', name: '探究', activeIds: ['a', 'b'], waiting: 3 },
      { classId: 'y', name: 'ゼミ', activeIds: ['c'], waiting: 0 },
    ],
  };
  const asked = [
    { classId: 'x', personId: 'b', questions: 4 },
    { classId: 'x', personId: 'd', questions: 1 },
    { classId: 'y', personId: 'b', questions: 1 },
  ];
  expect(reportsOf(done, asked)).toEqual({
    pupils: [
      { personIds: ['a', 'c'], values: { entries: 2, goals: 0, questions: 0 } },
      { personIds: ['b'], values: { entries: 1, goals: 1, questions: 5 } },
      { personIds: ['d'], values: { entries: 0, goals: 0, questions: 1 } },
    ],
    classes: [
      { classId: 'x', values: { className: '探究', active: 3, asked: 2, open: 3 } },
      { classId: 'y', values: { className: 'ゼミ', active: 2, asked: 1, open: 0 } },
    ],
  });
});
