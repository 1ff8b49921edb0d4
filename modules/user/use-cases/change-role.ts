import type { UserId } from '#contracts/ids.ts';
import { forbidden } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { atVersion, userOf } from '#modules/user/database/find.ts';
import type { Role } from '#modules/user/domain/person.ts';
import { endSessions } from './end-sessions.ts';
import { sayDecided } from './facts.ts';
import { keepAnAdministrator } from './last-administrator.ts';

/** Gives somebody else another role; their sessions end, so that it counts at once. */
export async function changeRole(
  work: Work,
  id: string,
  schoolId: string | null,
  { role, version }: { role: Role; version: number },
  by: UserId,
): Promise<void> {
  const user = await userOf(work.em, id, schoolId);
  if (user.id === by) throw forbidden('Nobody changes their own role.');
  if (schoolId === null && role !== 'admin') throw forbidden('Only operators stand outside of every school.');
  atVersion(user, version, 'person');
  if (user.role === role) return;
  await keepAnAdministrator(work, user);
  user.role = role;
  sayDecided(work, 'roleChanged', user, by);
  await endSessions(work, user.id);
}
