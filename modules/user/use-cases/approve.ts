import type { UserId } from '#contracts/ids.ts';
import { forbidden, notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { User } from '#modules/user/database/people.ts';
import { mayDecideAbout, type Role, statusAfter } from '#modules/user/domain/person.ts';
import { sayDecided } from './facts.ts';

export type Decider = { readonly id: UserId; readonly role: Role };

/**
 * Lets waiting people in; answers who was. People who are not waiting (any more) are passed over; somebody of another
 * school, or about whom the decider may not decide, stops the whole. Their waiting sessions open with the next refresh.
 */
export async function approve(work: Work, ids: UserId[], schoolId: string | null, by: Decider): Promise<UserId[]> {
  const people = await work.em.find(User, { id: { $in: [...new Set(ids)] } });
  if (people.length < new Set(ids).size || people.some((user) => user.schoolId !== schoolId)) throw notFound('person');
  if (people.some((user) => !mayDecideAbout(by.role, user.role))) {
    throw forbidden('Teachers are approved by administrators.');
  }
  const approved: UserId[] = [];
  for (const user of people) {
    const status = statusAfter(user.status, 'approve');
    if (!status) continue;
    user.status = status;
    sayDecided(work, 'approved', user, by.id);
    approved.push(user.id);
  }
  return approved;
}
