import { LockMode } from '@mikro-orm/core';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Credential, SignInGuard, type User } from '#modules/user/database/people.ts';
import { tables } from '#modules/user/database/tables.ts';
import { FORGET_AFTER, isLock, waitAnywhere, waitHere } from '#modules/user/domain/sign-in-locks.ts';
import { fingerprint } from '#modules/user/security/fingerprint.ts';

const ANYWHERE = '*';

/** Whose wrong passwords are counted: an account's, or those of a login nobody has, so that both behave the same. */
export type Guarded = { readonly account: string; readonly address: string; readonly userId: User['id'] | undefined };

export const guarded = (login: string, userId: User['id'] | undefined, address: string): Guarded => ({
  account: fingerprint(userId ?? `nobody:${login}`),
  address: address.slice(0, 64),
  userId,
});

/** Until when no password is looked at, in milliseconds; 0 when one may try. */
export async function blockedUntil(em: EntityManager, who: Guarded, now: number): Promise<number> {
  const rows = await tables(em)
    .selectFrom('sign_in_guard')
    .select('blockedUntil')
    .where('account', '=', who.account)
    .where('address', 'in', [who.address, ANYWHERE])
    .where('blockedUntil', '>', now)
    .execute();
  return Math.max(0, ...rows.map((row) => row.blockedUntil));
}

export const locked = (until: number, now: number): Refusal =>
  new Refusal('ACCOUNT_LOCKED', 'Too many wrong passwords. Please wait.', {
    data: { lockedUntil: iso(until), retryAfter: Math.max(1, Math.ceil((until - now) / 1000)) },
  });

/** Counts a wrong password, here and for the account as a whole. */
export async function countFailure(work: Work, who: Guarded): Promise<void> {
  const here = await count(work, who, who.address, waitHere);
  const anywhere = await count(work, who, ANYWHERE, waitAnywhere);
  const lock = Math.max(here, anywhere);
  if (lock === 0 || who.userId === undefined) return;
  const credential = await work.em.findOne(Credential, { userId: who.userId });
  if (credential) credential.lockedUntil = Math.max(lock, credential.lockedUntil ?? 0);
}

/** Answers until when this is a lock people should see; 0 for a short delay. */
async function count(work: Work, who: Guarded, address: string, waitOf: (failures: number) => number): Promise<number> {
  const now = work.clock.now();
  const id = fingerprint(`${who.account}|${address}`);
  await work.em.upsert(
    SignInGuard,
    { id, account: who.account, address, failures: 0, blockedUntil: 0, lastFailedAt: now },
    { onConflictAction: 'ignore' },
  );
  const guard = await work.em.findOneOrFail(
    SignInGuard,
    { id },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  guard.failures = (now - guard.lastFailedAt > FORGET_AFTER ? 0 : guard.failures) + 1;
  guard.lastFailedAt = now;
  const wait = waitOf(guard.failures);
  guard.blockedUntil = now + wait;
  return isLock(wait) ? guard.blockedUntil : 0;
}

/** The right password from here: what went wrong here is forgotten; other places stay as they are. */
export async function forgive(work: Work, who: Guarded, credential: Credential): Promise<void> {
  const guards = await work.em.find(SignInGuard, { account: who.account });
  const here = guards.find((guard) => guard.address === who.address);
  const anywhere = guards.find((guard) => guard.address === ANYWHERE);
  if (!here) return;
  if (anywhere) anywhere.failures = Math.max(0, anywhere.failures - here.failures);
  work.em.remove(here);
  const left = guards.filter((guard) => guard !== here && isLock(guard.blockedUntil - guard.lastFailedAt));
  credential.lockedUntil = left.length > 0 ? Math.max(...left.map((guard) => guard.blockedUntil)) : null;
}

/** Lifts every lock and delay of an account. */
export async function lift(work: Work, credential: Credential): Promise<void> {
  await work.em.nativeDelete(SignInGuard, { account: fingerprint(credential.userId) });
  credential.lockedUntil = null;
}
