import { API } from './base.ts';

const RENEWED_AT = 'quested.session-renewed-at';
let underway: Promise<boolean> | undefined;

async function renew(since: number): Promise<boolean> {
  // Another tab held the lock before us and has renewed the cookies we share.
  if (Number(localStorage.getItem(RENEWED_AT)) > since) return true;
  const response = await fetch(`${API}/auth/refresh`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'QuestEd' },
    body: '{}',
  }).catch(() => null);
  if (!response?.ok) return false;
  localStorage.setItem(RENEWED_AT, String(Date.now()));
  return true;
}

/**
 * Exchanges the refresh cookie once for all calls that wait for it, in this tab and in the others: using a refresh token
 * twice would look like theft and end the session. `navigator.locks` exists on https and localhost only.
 */
export function renewSession(): Promise<boolean> {
  const since = Date.now();
  underway ??= (
    navigator.locks ? navigator.locks.request('quested.renew-session', () => renew(since)) : renew(since)
  ).finally(() => {
    underway = undefined;
  });
  return underway;
}
