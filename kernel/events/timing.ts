/** Every delay and limit of the pipeline, in milliseconds unless said; the defaults are delivery.md's. */
export type Timing = {
  /** How long a partition stays its owner's without a sign of life. */
  readonly lease: number;
  /** Between two signs of life. */
  readonly beat: number;
  /** Between two looks at leases of other instances, while there are any. */
  readonly watch: number;
  /** Longest wait without a wake-up. */
  readonly poll: number;
  /** A transaction of the consumer ends after so many events or milliseconds. */
  readonly batchEvents: number;
  readonly batchTime: number;
  /** A reaction that takes longer has failed. Below the patience of other writers on SQLite (kernel/database/sqlite.ts). */
  readonly reaction: number;
  readonly attempts: number;
  /** Delay before retry n (0, 1, 2 …): `backoff × 2^n`, ± 20 %, at most `backoffCap`. */
  readonly backoff: number;
  readonly backoffCap: number;
  /** Counted attempts that may kill their process before the event is dead. */
  readonly crashes: number;
  /** How long a job stays its runner's without a sign of life. */
  readonly jobLease: number;
  /** Delay before attempt n + 1 of a job: `jobBackoff × 5^(n − 1)`, at most ten minutes. */
  readonly jobBackoff: number;
};

export const TIMING: Timing = {
  lease: 5000,
  beat: 1500,
  watch: 100,
  poll: 1000,
  batchEvents: 100,
  batchTime: 50,
  reaction: 4000,
  attempts: 5,
  backoff: 50,
  backoffCap: 30_000,
  crashes: 2,
  jobLease: 15_000,
  jobBackoff: 1000,
};

/** Milliseconds until the next attempt after `attempts` failed ones; `random` in [0, 1). */
export function backoff(timing: Timing, attempts: number, random = Math.random()): number {
  const delay = Math.min(timing.backoff * 2 ** (attempts - 1), timing.backoffCap);
  return Math.round(delay * (0.8 + 0.4 * random));
}

/** After so long an attempt that said nothing of its end is looked at again: its process must be gone. */
export const unheardOf = (timing: Timing): number => timing.reaction + timing.lease;

/** No time that is written lies further ahead than this, unless the clock was set back since. */
export const furthestAhead = (timing: Timing): number => timing.backoffCap * 1.2 + unheardOf(timing);
