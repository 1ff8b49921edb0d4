import type { EventData } from '#contracts/define.ts';
import { UserId } from '#contracts/ids.ts';
import { userRegistered } from '#contracts/user/events.ts';
import type { Work } from '#kernel/module.ts';
import { Credential, User } from '#modules/user/database/people.ts';
import { kanaKey, searchKey } from '#modules/user/domain/folding.ts';
import type { Names } from '#modules/user/domain/person.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { factsOf, identityOf } from './facts.ts';

export type NewUser = Names &
  Pick<User, 'schoolId' | 'role' | 'status' | 'language' | 'loginId' | 'email'> & {
    passwordHash: string;
    mustChangePassword: boolean;
    origin: EventData<typeof userRegistered>['origin'];
  };

/** Gives a person an account, in the open transaction. Whether login id and address are free shows when it is flushed. */
export function addUser(work: Work, { passwordHash, mustChangePassword, origin, ...person }: NewUser): User {
  const now = work.clock.now();
  const user = work.em.create(User, {
    ...person,
    id: UserId.parse(work.ids.next()),
    loginKey: identityKey(person.loginId),
    emailKey: person.email === null ? null : identityKey(person.email),
    pendingEmail: null,
    kanaKey: kanaKey(person),
    searchKey: searchKey(person),
    rejectionReason: null,
    createdAt: now,
    eventSeq: 0,
    version: 1,
  });
  work.em.create(Credential, {
    userId: user.id,
    passwordHash,
    mustChangePassword,
    lockedUntil: null,
    lastSignInAt: null,
    tokensValidFrom: 0,
    version: 1,
  });
  work.publish(userRegistered, user, { ...factsOf(user), origin }, identityOf(user));
  return user;
}

/** Changes names and what is derived from them. */
export function rename(user: User, names: Names): void {
  user.familyName = names.familyName;
  user.givenName = names.givenName;
  user.familyKana = names.familyKana;
  user.givenKana = names.givenKana;
  user.kanaKey = kanaKey(user);
  user.searchKey = searchKey(user);
}
