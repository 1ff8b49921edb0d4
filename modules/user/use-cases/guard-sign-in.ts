import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { type Credential, SignInGuard, type User } from '#modules/user/database/people.ts';
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

/** Makes the rows that count, in a transaction of their own: counting at once on MySQL would otherwise end in deadlocks. */
async function startCounting(work: Work, who: Guarded): Promise<void> {
  const rows = [who.address, ANYWHERE].map((address) => ({
    id: guardId(who, address),
    account: who.account,
    address,
    failures: 0,
    blockedUntil: 0,
    lastFailedAt: work.clock.now(),
  }));
  await work.em.upsertMany(SignInGuard, rows, { onConflictAction: 'ignore' });
}

/** Counts a wrong password, here and for the account as a whole. */
async function countFailure(work: Work, who: Guarded): Promise<void> {
  const here = await count(work, guardId(who, who.address), waitHere);
  const anywhere = await count(work, guardId(who, ANYWHERE), waitAnywhere);
  const lock = Math.max(here, anywhere);
  if (lock === 0 || who.userId === undefined) return;
  await tables(work.em)
    .updateTable('credential')
    .set({ lockedUntil: lock })
    .where('userId', '=', who.userId)
    .where((eb) => eb.or([eb('lockedUntil', 'is', null), eb('lockedUntil', '<', lock)]))
    .execute();
}

const guardId = (who: Guarded, address: string): string => fingerprint(`${who.account}|${address}`);

/** Answers until when this is a lock people should see; 0 for a short delay. */
async function count(work: Work, id: string, waitOf: (failures: number) => number): Promise<number> {
  const now = work.clock.now();
  const db = tables(work.em);
  await db
    .updateTable('sign_in_guard')
    .set((eb) => ({
      failures: eb
        .case()
        .when('lastFailedAt', '<', now - FORGET_AFTER)
        .then(1)
        .else(eb('failures', '+', 1))
        .end(),
    }))
    .where('id', '=', id)
    .execute();
  const row = await db.selectFrom('sign_in_guard').select('failures').where('id', '=', id).executeTakeFirstOrThrow();
  const wait = waitOf(row.failures);
  await db
    .updateTable('sign_in_guard')
    .set({ lastFailedAt: now, blockedUntil: now + wait })
    .where('id', '=', id)
    .execute();
  return isLock(wait) ? now + wait : 0;
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

/** A wrong password was given. */
export async function countWrong(context: ModuleContext, who: Guarded): Promise<void> {
  await context.transact((work) => startCounting(work, who));
  await context.transact((work) => countFailure(work, who));
}
