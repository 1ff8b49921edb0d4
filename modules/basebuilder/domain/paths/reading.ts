/** Signs a practised reader passes in a second when skimming; nobody has read faster. */
const FASTEST = 40;
const LONGEST = 60;

/** Seconds that have to pass before a passage's end can have been reached; a minute is enough for any. */
export const leastSeconds = (passage: string): number => Math.min(LONGEST, Math.ceil(passage.length / FASTEST));
