import { expect, it } from 'vitest';
import { chosenEntries } from '#modules/analytics/domain/reports/choose.ts';

const entry = (id: string, day: string, stars: number | null = null) => ({ id, day, stars });

it('a report shows what has most stars, then the newest, in the order of the days', () => {
  const many = [
    entry('a', '2026-04-01', 5),
    entry('b', '2026-04-02'),
    ...Array.from({ length: 5 }, (_, n) => entry(`n${n}`, `2026-05-0${n + 1}`)),
  ];
  expect(chosenEntries(many, undefined).map(({ id }) => id)).toEqual(['a', 'n0', 'n1', 'n2', 'n3', 'n4']);
});
it('or what somebody has chosen, whatever they ask for beyond it', () => {
  const few = [entry('b', '2026-04-02'), entry('a', '2026-04-01', 5)];
  expect(chosenEntries(few, ['b', 'strange']).map(({ id }) => id)).toEqual(['b']);
  expect(chosenEntries(few, [])).toEqual([]);
});
