/** A mail waits for its next attempt, has been given up, or its address is known to be nobody's. */
export type Outcome = 'queued' | 'failed' | 'bounced';

/** Minutes to wait after the first, second … failure; after the last the mail is given up. */
const DELAYS = [1, 5, 15, 60, 240, 720] as const;
const MINUTE = 60_000;

/** What becomes of a mail after a failed attempt; only what may work later is tried again. */
export function afterFailure(
  attempts: number,
  now: number,
  means: 'later' | 'never' | 'nobody',
): { state: Outcome; nextAt: number } {
  if (means === 'nobody') return { state: 'bounced', nextAt: now };
  const delay = DELAYS[attempts - 1];
  return means === 'never' || delay === undefined
    ? { state: 'failed', nextAt: now }
    : { state: 'queued', nextAt: now + delay * MINUTE };
}
