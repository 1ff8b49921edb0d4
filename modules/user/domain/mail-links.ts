const HOUR = 3_600_000;
export type LinkPurpose = 'confirm' | 'reset' | 'confirm-new-address';

/** Milliseconds a link is good for. */
export const LINK_LIFETIME: Record<LinkPurpose, number> = {
  confirm: 24 * HOUR,
  reset: HOUR,
  'confirm-new-address': 24 * HOUR,
};

/** So many mails of one kind one person may cause within the last hour. */
export const LINKS_PER_HOUR = 5;

export type LinkState = 'good' | 'used' | 'expired';
export const linkState = (link: { usedAt: number | null; expiresAt: number }, now: number): LinkState => {
  if (link.usedAt !== null) return 'used';
  return link.expiresAt <= now ? 'expired' : 'good';
};
