import type { Draft } from './draft.ts';

type Span = { yearStartsOn: string; yearEndsOn: string };

/** The school year that runs on this day: 1 April to 31 March. */
export function aprilYear(today = new Date()): Span {
  const start = today.getMonth() >= 3 ? today.getFullYear() : today.getFullYear() - 1;
  return { yearStartsOn: `${start}-04-01`, yearEndsOn: `${start + 1}-03-31` };
}

export const spanOf = ({ year, yearStartsOn, yearEndsOn }: Draft): Span =>
  year === 'april' ? aprilYear() : { yearStartsOn, yearEndsOn };
