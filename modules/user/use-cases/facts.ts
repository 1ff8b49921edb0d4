import type { EventContract } from '#contracts/define.ts';
import type { UserId } from '#contracts/ids.ts';
import * as e from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import type { User } from '#modules/user/database/people.ts';

/** What other modules keep of a person. */
export const factsOf = ({ schoolId, role, status, language }: User) => ({ schoolId, role, status, language });
export const identityOf = (user: User) => ({
  familyName: user.familyName,
  givenName: user.givenName,
  familyKana: user.familyKana,
  givenKana: user.givenKana,
  loginId: user.loginId,
  email: user.email,
});

/** Every event about a person carries the whole person. */
const PLAIN = {
  confirmed: e.userConfirmed,
  profileChanged: e.userProfileChanged,
  removed: e.userRemoved,
} as const satisfies Record<string, EventContract>;
const DECIDED = {
  approved: e.userApproved,
  suspended: e.userSuspended,
  reinstated: e.userReinstated,
  roleChanged: e.userRoleChanged,
} as const satisfies Record<string, EventContract>;

export const sayOf = (work: Work, what: keyof typeof PLAIN, user: User): void =>
  work.publish(PLAIN[what], user, factsOf(user), identityOf(user));

/** The same for what somebody decided about the person. */
export const sayDecided = (work: Work, what: keyof typeof DECIDED, user: User, by: UserId): void =>
  work.publish(DECIDED[what], user, { ...factsOf(user), by }, identityOf(user));
