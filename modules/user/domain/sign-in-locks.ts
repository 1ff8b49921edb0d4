const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** From this many wrong passwords on, the place they come from is locked out of the account. */
export const LOCK_AFTER_HERE = 10;
/** The same over all places together: higher, so that one place cannot shut the owner out elsewhere. */
export const LOCK_AFTER_ANYWHERE = 50;
const FREE = 3;
const LOCK = 15 * MINUTE;
/** Wrong passwords are forgotten after this long without another. */
export const FORGET_AFTER = DAY;

const lock = (beyond: number): number => Math.min(DAY, LOCK * 2 ** beyond);

/**
 * Milliseconds until the next try after the n-th wrong password for one account from one address: three are free, then
 * 1, 2, 4 … 32 seconds, from the tenth on 15 minutes, doubling up to a day.
 */
export function waitHere(failures: number): number {
  if (failures <= FREE) return 0;
  if (failures < LOCK_AFTER_HERE) return SECOND * 2 ** (failures - FREE - 1);
  return lock(failures - LOCK_AFTER_HERE);
}

/** The same for one account, wherever the wrong passwords come from. */
export const waitAnywhere = (failures: number): number =>
  failures < LOCK_AFTER_ANYWHERE ? 0 : lock(failures - LOCK_AFTER_ANYWHERE);

/** Waits this long are shown to people as a lock; shorter ones only to who is waiting. */
export const isLock = (wait: number): boolean => wait >= LOCK;
