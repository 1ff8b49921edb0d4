const DAY = 86_400_000;
/** How long an import can be undone. */
export const UNDO_WITHIN = 30 * DAY;
/** How long one-time passwords wait for their slips, and given ones for their commit; then they are wiped. */
export const SECRETS_KEPT = 7 * DAY;
