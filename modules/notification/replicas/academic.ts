import * as academic from '#contracts/academic/replicas.ts';
import { replica } from '#kernel/replica/replica.ts';

/** Who sits where: whom an announcement reaches, and who may address whom. */
export const schools = replica(academic.schools);
export const daysOff = replica(academic.daysOff);
export const classes = replica(academic.classes);
export const classGroups = replica(academic.classGroups);
export const memberships = replica(academic.memberships);
export const groupMembers = replica(academic.groupMembers);
