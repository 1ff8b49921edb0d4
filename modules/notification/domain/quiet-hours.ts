/** Minutes after midnight of a wall clock; over midnight when it begins later than it ends; none when both are equal. */
export type Quiet = { readonly from: number; readonly to: number };

/** On which day's `to` the quiet ends that a minute of the day lies in; `undefined` when it is not quiet then. */
export function quietEnds({ from, to }: Quiet, minuteOfDay: number): 'today' | 'tomorrow' | undefined {
  if (from === to) return undefined;
  if (from < to) return minuteOfDay >= from && minuteOfDay < to ? 'today' : undefined;
  if (minuteOfDay >= from) return 'tomorrow';
  return minuteOfDay < to ? 'today' : undefined;
}
