import { defineReplica } from '#contracts/define.ts';
import * as e from '#contracts/user/events.ts';
import { PersonFacts, PersonIdentity } from '#contracts/user/people.ts';

/** Everybody with an account: key is the user's id. */
export const people = defineReplica({
  name: 'user.people',
  row: PersonFacts.extend(PersonIdentity.shape),
  indexes: [['schoolId', 'role', 'familyKana', 'givenKana']],
  fedBy: [
    e.userRegistered,
    e.userConfirmed,
    e.userApproved,
    e.userRejected,
    e.userSuspended,
    e.userReinstated,
    e.userProfileChanged,
    e.userRoleChanged,
  ],
  removedBy: [e.userRemoved],
});
