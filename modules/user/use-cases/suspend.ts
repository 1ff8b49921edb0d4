import type { UserId } from '#contracts/ids.ts';
import { forbidden, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { userOf } from '#modules/user/database/find.ts';
import { statusAfter } from '#modules/user/domain/person.ts';
import { endSessions } from './end-sessions.ts';
import { sayDecided } from './facts.ts';
import { keepAnAdministrator } from './last-administrator.ts';

/** Shuts somebody else out, from the next request on. Doing it twice changes nothing. */
export async function suspend(work: Work, id: string, schoolId: string | null, by: UserId): Promise<void> {
  const user = await userOf(work.em, id, schoolId);
  if (user.id === by) throw forbidden('Nobody suspends themselves.');
  if (user.status === 'suspended') return;
  const status = statusAfter(user.status, 'suspend');
  if (!status) throw new Refusal('CONFLICT', 'Only active people can be suspended.');
  await keepAnAdministrator(work, user);
  user.status = status;
  sayDecided(work, 'suspended', user, by);
  await endSessions(work, user.id);
}

/** Lets a suspended person in again. Doing it twice changes nothing. */
export async function reinstate(work: Work, id: string, schoolId: string | null, by: UserId): Promise<void> {
  const user = await userOf(work.em, id, schoolId);
  if (user.status === 'active') return;
  const status = statusAfter(user.status, 'reinstate');
  if (!status) throw new Refusal('CONFLICT', 'This person is not suspended.');
  user.status = status;
  sayDecided(work, 'reinstated', user, by);
}
