import type { EntityManager } from '#kernel/database/database.ts';

/** Which of these items somebody has met or answered: they have a history that stays. Nothing can be answered before there is practice. */
export async function answeredAmong(_em: EntityManager, _ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set();
}
