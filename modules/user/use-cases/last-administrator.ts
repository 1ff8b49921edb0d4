import { LockMode } from '@mikro-orm/core';
import { Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { User } from '#modules/user/database/people.ts';

/**
 * Refuses what would leave a school (or the installation) without an active administrator. The rows are locked, so that
 * two administrators cannot put out each other at once.
 */
export async function keepAnAdministrator(work: Work, leaving: User): Promise<void> {
  if (leaving.role !== 'admin' || leaving.status !== 'active') return;
  const admins = await work.em.find(
    User,
    { schoolId: leaving.schoolId, role: 'admin', status: 'active' },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (admins.some((admin) => admin.id !== leaving.id)) return;
  throw new Refusal('CONFLICT', 'This is the last administrator: somebody else must be one first.');
}
