import * as academic from '#contracts/academic/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** What this module keeps of academic: schools with their zone, classes, seats and project groups. */
export const schools = replica(academic.schools);
export const classes = replica(academic.classes);
export const classGroups = replica(academic.classGroups);
export const memberships = replica(academic.memberships);
export const groupMembers = replica(academic.groupMembers);
