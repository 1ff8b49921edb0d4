import type { Budgets, Limit, Price } from '../effective.ts';

/** Money is counted in whole millionths of the currency: a token at 150 the million costs 150 of them. */
export const MICRO = 1_000_000;

/** What so many tokens cost, rounded up. */
export const costOf = (price: Price, asked: number, answered: number): number =>
  Math.ceil(asked * price.asked + answered * price.answered);

export type Payers = { readonly schoolId: string; readonly classId: string | null; readonly personId: string };
/** One count that a call is taken from, with what it may come to. */
export type Slot = {
  readonly scope: 'school' | 'class' | 'person';
  readonly scopeId: string;
  readonly kind: 'day' | 'month';
  /** `2026-11-26` or `2026-11`. */
  readonly period: string;
  readonly limit: Limit;
};

/** The counts of one call, always in the same order, so that two calls never wait for each other crosswise. */
export function slotsOf(payers: Payers, day: string, budgets: Budgets): Slot[] {
  const month = day.slice(0, 7);
  const of = (scope: Slot['scope'], scopeId: string | null): Slot[] =>
    scopeId === null
      ? []
      : [
          { scope, scopeId, kind: 'day', period: day, limit: budgets[scope].day },
          { scope, scopeId, kind: 'month', period: month, limit: budgets[scope].month },
        ];
  return [...of('school', payers.schoolId), ...of('class', payers.classId), ...of('person', payers.personId)];
}
