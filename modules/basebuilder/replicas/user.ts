import * as user from '#contracts/user/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** Names of people, for lists. */
export const people = replica(user.people);
