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
  revoke(work, async () => {
    await revocations.revokePerson(userId, now);
    for (const session of open) await revocations.revokeSession(session.id);
  });
}

/** Ends one session. */
export function endSession(work: Work, session: Session): void {
  session.endedAt = work.clock.now();
  const revocations = work.get(revocationsToken);
  revoke(work, () => revocations.revokeSession(session.id));
}

/** Takes tokens back once the reason for it is committed. Should that fail, the next start repeats it (repeat-revocations.ts). */
function revoke(work: Work, effect: () => Promise<void>): void {
  work.afterCommit(() =>
    effect().catch((error: unknown) => work.log.error({ err: error }, 'tokens could not be taken back')),
  );
}
