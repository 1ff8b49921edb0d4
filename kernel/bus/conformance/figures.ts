/** The value below which a share of them lies. */
export const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
export const median = (values: readonly number[]): number => at(values, 0.5);
/** Milliseconds it took. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
/** One line of the table: what was measured, beside its limit. */
export const say = (goal: string, measured: string, limit: string, met: boolean): void =>
  console.log(`${goal.padEnd(58)} ${measured.padStart(34)}   limit ${limit.padEnd(12)} ${met ? 'met' : 'NOT MET'}`);
