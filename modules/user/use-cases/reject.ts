import { userRejected } from '#contracts/user/events.ts';
import { forbidden, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { userOf } from '#modules/user/database/find.ts';
import { mayDecideAbout, statusAfter } from '#modules/user/domain/person.ts';
import type { Decider } from './approve.ts';
import { factsOf, identityOf } from './facts.ts';

/** Refuses a registration; the reason reaches the person. */
export async function reject(
  work: Work,
  id: string,
  schoolId: string | null,
  reason: string,
  by: Decider,
): Promise<void> {
  const user = await userOf(work.em, id, schoolId);
  if (!mayDecideAbout(by.role, user.role)) throw forbidden('Teachers are refused by administrators.');
  const status = statusAfter(user.status, 'reject');
  if (!status) throw new Refusal('CONFLICT', 'This person does not wait for a decision.');
  user.status = status;
  user.rejectionReason = reason;
  work.publish(userRejected, user, { ...factsOf(user), by: by.id, reason }, identityOf(user));
}
