import { SessionId } from '#contracts/ids.ts';
import type { Work } from '#kernel/module.ts';
import type { Credential, User } from '#modules/user/database/people.ts';
import { Session } from '#modules/user/database/sessions.ts';
import { isOpen } from '#modules/user/domain/person.ts';
import { expiryOf } from '#modules/user/domain/refresh-tokens.ts';
import { fingerprint } from '#modules/user/security/fingerprint.ts';
import { newSecret, randomnessToken } from '#modules/user/security/random.ts';

/** A session just started or refreshed: what the answer and its cookies are made of. */
export type SignedIn = {
  readonly userId: User['id'];
  readonly sessionId: SessionId;
  readonly role: User['role'];
  readonly schoolId: User['schoolId'];
  /** False: only the waiting pages are open. */
  readonly active: boolean;
  readonly refreshToken: string;
  readonly remember: boolean;
};

export const signedIn = (user: User, credential: Credential, session: Session, refreshToken: string): SignedIn => ({
  userId: user.id,
  sessionId: session.id,
  role: user.role,
  schoolId: user.schoolId,
  active: isOpen(user.status, credential.mustChangePassword),
  refreshToken,
  remember: session.remember,
});

/** Starts a session in the open transaction. A refresh token is `<family>.<secret>`; the database has only fingerprints. */
export function startSession(
  work: Work,
  user: User,
  credential: Credential,
  how: { device: string; remember: boolean },
): SignedIn {
  const now = work.clock.now();
  const random = work.get(randomnessToken);
  const family = newSecret(random);
  const secret = newSecret(random);
  const session = work.em.create(Session, {
    id: SessionId.parse(work.ids.next()),
    userId: user.id,
    family: fingerprint(family),
    current: [fingerprint(secret)],
    previous: [],
    rotatedAt: now,
    remember: how.remember,
    device: how.device,
    startedAt: now,
    lastSeenAt: now,
    expiresAt: expiryOf(how.remember, now),
    endedAt: null,
    version: 1,
  });
  credential.lastSignInAt = now;
  return signedIn(user, credential, session, `${family}.${secret}`);
}
