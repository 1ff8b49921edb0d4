import * as user from '#contracts/user/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** Everybody's names: whom a text might be about. */
export const people = replica(user.people);
