import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { anyUser, credentialOf } from '#modules/user/database/find.ts';
import { Session } from '#modules/user/database/sessions.ts';
import { exchanged, expiryOf } from '#modules/user/domain/refresh-tokens.ts';
import { fingerprint } from '#modules/user/security/fingerprint.ts';
import { newSecret, randomnessToken } from '#modules/user/security/random.ts';
import { endSession } from './end-sessions.ts';
import { type SignedIn, signedIn } from './start-session.ts';

/**
 * Exchanges a refresh token for a new pair. A token that was exchanged before ends its whole session (it has been copied),
 * except within the grace time two tabs need.
 */
export async function refreshSession(context: ModuleContext, token: string): Promise<SignedIn> {
  const next = await context.transact((work) => exchange(work, token));
  if (!next) throw new Refusal('UNAUTHORIZED', 'Please sign in again.');
  return next;
}

/** `undefined` instead of a throw, so that the end of a stolen session is committed. */
async function exchange(work: Work, token: string): Promise<SignedIn | undefined> {
  const now = work.clock.now();
  const [family, secret] = token.split('.');
  if (!family || !secret) return undefined;
  const session = await work.em.findOne(Session, { family: fingerprint(family) });
  if (!session || session.endedAt !== null || session.expiresAt <= now) return undefined;
  const next = newSecret(work.get(randomnessToken));
  const moved = exchanged(session, fingerprint(secret), fingerprint(next), now);
  if (!moved) {
    work.log.warn({ session: session.id }, 'a refresh token was used again: session ended');
    endSession(work, session);
    return undefined;
  }
  session.current = [...moved.current];
  session.previous = [...moved.previous];
  session.rotatedAt = moved.rotatedAt;
  session.lastSeenAt = now;
  session.expiresAt = expiryOf(session.remember, now);
  const user = await anyUser(work.em, session.userId);
  return signedIn(user, await credentialOf(work.em, user.id), session, `${family}.${next}`);
}
