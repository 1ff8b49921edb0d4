import { ACCESS_SECONDS } from '#kernel/access/tokens.ts';
import type { ModuleContext } from '#kernel/module.ts';
import { revocationsToken } from '#kernel/services.ts';
import { tables } from '#modules/user/database/tables.ts';

/** At start: says again which access tokens that could still be good are void, so that a restart lets nobody back in. */
export async function repeatRevocations(context: ModuleContext): Promise<void> {
  const since = context.clock.now() - ACCESS_SECONDS * 1000;
  const revocations = context.get(revocationsToken);
  const db = tables(context.read());
  const people = await db
    .selectFrom('credential')
    .select(['userId', 'tokensValidFrom'])
    .where('tokensValidFrom', '>=', since)
    .execute();
  for (const { userId, tokensValidFrom } of people) await revocations.revokePerson(userId, tokensValidFrom);
  const sessions = await db.selectFrom('session').select('id').where('endedAt', '>=', since).execute();
  for (const { id } of sessions) await revocations.revokeSession(id);
}
