import { people } from '#contracts/user/replicas.ts';

/** Every person, page by page, for rebuilding replicas. */
export const peopleSnapshot = people.snapshot;
