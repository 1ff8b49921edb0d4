/** What was measured, in words: a figure, and the limit it is to be read against. */

export const figure = (what: string, value: string, limit = ''): void => {
  console.log(`${what.padEnd(82)} ${value}${limit ? `   (limit: ${limit})` : ''}`);
};
export const round = (value: number, digits = 1): string => value.toFixed(digits);
/** The value below which `part` (0–1) of them lie. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;
