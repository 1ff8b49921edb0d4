import { schoolFounded } from '#contracts/academic/events.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { School, SchoolCode, SchoolYear, Subject } from '#modules/academic/database/entities.ts';
import { foldSchoolCode } from '#modules/academic/domain/codes.ts';
import { DEFAULT_SUBJECTS } from '#modules/academic/domain/subjects.ts';
import { checkSpan, yearLabel } from '#modules/academic/domain/years.ts';
import { schoolFacts } from '#modules/academic/use-cases/facts.ts';

export type FoundSchool = {
  /** Given when somebody else has named the school already (first run). */
  id?: string;
  name: string;
  code: string;
  timeZone: string;
  contactEmail: string | null;
  address?: string;
  phone?: string;
  yearStartsOn: string;
  yearEndsOn: string;
  language: 'ja' | 'en';
};

/** A school with its first, current year and the default subjects. Refuses a code that any school has or had. */
export async function foundSchool(work: Work, input: FoundSchool): Promise<School> {
  const span = { startsOn: input.yearStartsOn, endsOn: input.yearEndsOn };
  const wrong = checkSpan(span);
  if (wrong) throw new Refusal('UNPROCESSABLE', wrong.detail, { fields: [{ ...wrong, path: 'yearEndsOn' }] });
  const code = foldSchoolCode(input.code);
  if (await work.em.count(SchoolCode, { code })) {
    throw refuseField('SCHOOL_CODE_TAKEN', 'code', 'taken', 'This code belongs, or belonged, to a school.');
  }
  const id = input.id ?? work.ids.next();
  const year = work.em.create(SchoolYear, {
    id: work.ids.next(),
    schoolId: id,
    label: yearLabel(span, input.language),
    ...span,
    version: 1,
  });
  const school = work.em.create(School, {
    id,
    name: input.name,
    code,
    address: input.address ?? '',
    contactEmail: input.contactEmail,
    phone: input.phone ?? '',
    timeZone: input.timeZone,
    currentYearId: year.id,
    createdAt: work.clock.now(),
    eventSeq: 0,
    version: 1,
  });
  work.em.create(SchoolCode, { code, schoolId: id });
  for (const [position, subject] of DEFAULT_SUBJECTS.entries()) {
    work.em.create(Subject, {
      id: work.ids.next(),
      schoolId: id,
      ...subject,
      objectives: '',
      criteria: '',
      coachingPrompt: '',
      archived: false,
      position,
      version: 1,
    });
  }
  work.publish(schoolFounded, school, schoolFacts(school));
  return school;
}
