import { ACCESS_SECONDS } from '#kernel/access/tokens.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { revocationsToken } from '#kernel/services.ts';
import { tables } from '#modules/user/database/tables.ts';

/**
 * At start and every few seconds: says again which access tokens that could still be good are void, so that a restart
 * lets nobody back in and what shared state has lost is told again.
 */
export async function repeatRevocations(context: ModuleContext): Promise<void> {
  const since = context.clock.now() - ACCESS_SECONDS * 1000;
  const revocations = context.get(revocationsToken);
  const db = tables(context.read());
  const people = await db
    .selectFrom('credential')
    .select(['userId', 'tokensValidFrom'])
    .where('tokensValidFrom', '>=', since)
    .execute();
  const sessions = await db.selectFrom('session').select(['id', 'endedAt']).where('endedAt', '>=', since).execute();
  await revocations.revoke(
    ...people.map(({ userId, tokensValidFrom }) => ({ personId: userId, at: tokensValidFrom })),
    ...sessions.map(({ id, endedAt }) => ({ sessionId: id, at: endedAt ?? since })),
  );
}
