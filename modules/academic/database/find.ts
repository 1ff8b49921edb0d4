import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal } from '#kernel/errors.ts';
import * as e from '#modules/academic/database/entities.ts';

/** The row, or the refusal a person reads. Callers have been granted access to it already. */
export async function theSchool(em: EntityManager, id: string) {
  return (await em.findOne(e.School, { id })) ?? refuse('school');
}
export async function theYear(em: EntityManager, id: string) {
  return (await em.findOne(e.SchoolYear, { id })) ?? refuse('school year');
}
export async function theTerm(em: EntityManager, id: string) {
  return (await em.findOne(e.Term, { id })) ?? refuse('term');
}
export async function theSubject(em: EntityManager, id: string) {
  return (await em.findOne(e.Subject, { id })) ?? refuse('subject');
}
export async function theClassGroup(em: EntityManager, id: string) {
  return (await em.findOne(e.ClassGroup, { id })) ?? refuse('class group');
}
export async function theClass(em: EntityManager, id: string) {
  return (await em.findOne(e.SchoolClass, { id })) ?? refuse('class');
}
export async function theGroup(em: EntityManager, id: string) {
  return (await em.findOne(e.Group, { id, dissolved: false })) ?? refuse('group');
}
export async function theMembership(em: EntityManager, id: string) {
  return (await em.findOne(e.Membership, { id, gone: false })) ?? refuse('membership');
}

/** A class that takes changes: not put away. */
export async function theOpenClass(em: EntityManager, id: string) {
  const schoolClass = await theClass(em, id);
  if (schoolClass.archived)
    throw new Refusal('CLASS_ARCHIVED', 'This class has been put away. Take it out again first.');
  return schoolClass;
}

/** The given year of the school, or its current one. */
export async function yearOf(em: EntityManager, schoolId: string, yearId: string | undefined) {
  const wanted = yearId ?? (await theSchool(em, schoolId)).currentYearId;
  const year = wanted ? await em.findOne(e.SchoolYear, { id: wanted, schoolId }) : null;
  return year ?? refuse('school year');
}

function refuse(what: string): never {
  throw notFound(what);
}
