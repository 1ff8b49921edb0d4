import * as user from '#contracts/user/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** Names of people: for lists, and to be taken out of what leaves the server. */
export const people = replica(user.people);
