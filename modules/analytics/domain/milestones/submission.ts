export type Standing = {
  /** How many times it was handed in. */
  number: number;
  /** There are words that were not handed in. */
  changed: boolean;
  /** What was handed in last has been reviewed. */
  reviewed: boolean;
};

/**
 * ```
 * open ──submit──▶ submitted ──review──▶ reviewed
 *                    │   ▲ discard          │   ▲ discard
 *             write  ▼   │ or submit  write ▼   │
 *                   changed              changed ──submit──▶ submitted
 * ```
 */
export function stateOf({ number, changed, reviewed }: Standing): 'open' | 'submitted' | 'changed' | 'reviewed' {
  if (number === 0) return 'open';
  if (changed) return 'changed';
  return reviewed ? 'reviewed' : 'submitted';
}

/** Handed in after the day it was due, both in the school's zone. On the day itself it is in time. */
export const isLate = (submittedOn: string, dueDay: string): boolean => submittedOn > dueDay;
