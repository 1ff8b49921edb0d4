import type { Work } from '#kernel/module.ts';
import { revocationsToken } from '#kernel/services.ts';
import { credentialOf } from '#modules/user/database/find.ts';
import type { User } from '#modules/user/database/people.ts';
import { Session } from '#modules/user/database/sessions.ts';

/**
 * Signs a person out everywhere: no refresh token works any more, and access tokens made until now are void from the
 * next request on. Tokens of a session that starts in this same millisecond are good.
 */
export async function endSessions(work: Work, userId: User['id']): Promise<void> {
  const now = work.clock.now();
  const open = await work.em.find(Session, { userId, endedAt: null });
  for (const session of open) session.endedAt = now;
  const credential = await credentialOf(work.em, userId);
  credential.tokensValidFrom = now;
  const revocations = work.get(revocationsToken);
  revoke(work, () =>
    revocations.revoke({ personId: userId, at: now }, ...open.map(({ id }) => ({ sessionId: id, at: now }))),
  );
}

/** Ends one session. */
export function endSession(work: Work, session: Session): void {
  const now = work.clock.now();
  session.endedAt = now;
  const revocations = work.get(revocationsToken);
  revoke(work, () => revocations.revoke({ sessionId: session.id, at: now }));
}

/** Takes tokens back once the reason for it is committed. Should that fail, repeat-revocations.ts makes up for it. */
function revoke(work: Work, effect: () => Promise<void>): void {
  work.afterCommit(() =>
    effect().catch((error: unknown) => work.log.error({ err: error }, 'tokens could not be taken back')),
  );
}
