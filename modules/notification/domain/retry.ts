/** A mail waits for its next attempt, or has been given up. */
export type Outcome = 'queued' | 'failed';

/** Minutes to wait after the first, second … failure; after the last the mail is given up. */
const DELAYS = [1, 5, 15, 60, 240, 720] as const;
const MINUTE = 60_000;

/** What becomes of a mail after a failed attempt. A refusal for good (SMTP 5xx) is not tried again. */
export function afterFailure(attempts: number, now: number, permanent: boolean): { state: Outcome; nextAt: number } {
  const delay = DELAYS[attempts - 1];
  return permanent || delay === undefined
    ? { state: 'failed', nextAt: now }
    : { state: 'queued', nextAt: now + delay * MINUTE };
}
