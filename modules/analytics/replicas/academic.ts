import * as academic from '#contracts/academic/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** What this module keeps of academic: schools with their zone, which classes there are, and who sits where under which number. */
export const daysOff = replica(academic.daysOff);
export const classes = replica(academic.classes);
export const classGroups = replica(academic.classGroups);
export const memberships = replica(academic.memberships);
export const schools = replica(academic.schools);
