import { schoolChanged } from '#contracts/academic/events.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolYear, Term } from '#modules/academic/database/entities.ts';
import { theSchool, theTerm, theYear } from '#modules/academic/database/find.ts';
import type { FieldIssue } from '#modules/academic/domain/issue.ts';
import { checkSpan, checkTerm, type Span } from '#modules/academic/domain/years.ts';
import { schoolFacts } from '#modules/academic/use-cases/facts.ts';

type YearInput = Span & { label: string; current: boolean };
type TermInput = Span & { label: string };

/** Adds a school year; its label is unique in the school, at most one year is current. */
export async function createYear(work: Work, schoolId: string, input: YearInput): Promise<SchoolYear> {
  check(checkSpan(input));
  await refuseTakenLabel(work, SchoolYear, { schoolId, label: input.label });
  const { current, ...span } = input;
  const year = work.em.create(SchoolYear, { id: work.ids.next(), schoolId, ...span, version: 1 });
  if (current) await makeCurrent(work, year);
  return year;
}

export async function updateYear(work: Work, id: string, input: YearInput & { version: number }): Promise<SchoolYear> {
  const year = await theYear(work.em, id);
  expectVersion(year, input.version, 'school year');
  check(checkSpan(input));
  if (input.label !== year.label)
    await refuseTakenLabel(work, SchoolYear, { schoolId: year.schoolId, label: input.label });
  for (const term of await work.em.find(Term, { yearId: id })) check(checkTerm(term, input));
  Object.assign(year, { label: input.label, startsOn: input.startsOn, endsOn: input.endsOn });
  if (input.current) await makeCurrent(work, year);
  return year;
}

export async function createTerm(work: Work, yearId: string, input: TermInput): Promise<SchoolYear> {
  const year = await theYear(work.em, yearId);
  check(checkTerm(input, year));
  await refuseTakenLabel(work, Term, { yearId, label: input.label });
  work.em.create(Term, { id: work.ids.next(), schoolId: year.schoolId, yearId, ...input, version: 1 });
  return year;
}

export async function updateTerm(work: Work, id: string, input: TermInput & { version: number }): Promise<SchoolYear> {
  const term = await theTerm(work.em, id);
  expectVersion(term, input.version, 'term');
  const year = await theYear(work.em, term.yearId);
  check(checkTerm(input, year));
  if (input.label !== term.label) await refuseTakenLabel(work, Term, { yearId: year.id, label: input.label });
  Object.assign(term, { label: input.label, startsOn: input.startsOn, endsOn: input.endsOn });
  return year;
}

export async function removeTerm(work: Work, id: string): Promise<SchoolYear> {
  const term = await theTerm(work.em, id);
  work.em.remove(term);
  return theYear(work.em, term.yearId);
}

async function makeCurrent(work: Work, year: SchoolYear): Promise<void> {
  const school = await theSchool(work.em, year.schoolId);
  if (school.currentYearId === year.id) return;
  school.currentYearId = year.id;
  work.publish(schoolChanged, school, schoolFacts(school));
}

async function refuseTakenLabel(work: Work, entity: typeof SchoolYear | typeof Term, where: Record<string, string>) {
  if (await work.em.count(entity as typeof SchoolYear, where)) {
    throw refuseField('LABEL_TAKEN', 'label', 'taken', `There is already one called ${where.label}.`);
  }
}

function check(wrong: FieldIssue | undefined): void {
  if (wrong) throw new Refusal('UNPROCESSABLE', wrong.detail, { fields: [wrong] });
}
