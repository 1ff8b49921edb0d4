import type { Work } from '#kernel/module.ts';
import { credentialOf, userOf } from '#modules/user/database/find.ts';
import { lift } from './guard-sign-in.ts';

/** Lets a person try again at once after too many wrong passwords. */
export async function unlock(work: Work, id: string, schoolId: string | null): Promise<void> {
  const user = await userOf(work.em, id, schoolId);
  await lift(work, await credentialOf(work.em, user.id));
}
