import { UserId } from '#contracts/ids.ts';
import { people } from '#contracts/user/replicas.ts';
import { snapshotAnswer } from '#kernel/replica/replica.ts';
import { User } from '#modules/user/database/people.ts';
import { factsOf, identityOf } from '#modules/user/use-cases/facts.ts';

/** Everybody, for modules that rebuild their copy. */
export const peopleSnapshot = snapshotAnswer(people, async (em, after, limit) => {
  const users = await em.find(User, after ? { id: { $gt: UserId.parse(after) } } : {}, {
    orderBy: { id: 'asc' },
    limit,
  });
  return users.map((user) => ({ id: user.id, seq: user.eventSeq, row: { ...factsOf(user), ...identityOf(user) } }));
});
