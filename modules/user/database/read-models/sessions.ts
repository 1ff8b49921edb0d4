import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/user/database/tables.ts';

/** A person's sessions that are still good, the last used first. */
export const openSessions = (em: EntityManager, userId: string, now: number) =>
  tables(em)
    .selectFrom('session')
    .select(['id', 'device', 'startedAt', 'lastSeenAt'])
    .where('userId', '=', userId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
