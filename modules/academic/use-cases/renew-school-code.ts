import { schoolChanged } from '#contracts/academic/events.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolCode } from '#modules/academic/database/entities.ts';
import { theSchool } from '#modules/academic/database/find.ts';
import { codeFrom, foldSchoolCode } from '#modules/academic/domain/codes.ts';
import { randomToken } from '#modules/academic/services.ts';
import { schoolFacts } from '#modules/academic/use-cases/facts.ts';

/** A new code for self-registration; the old one is retired at once. `null` closes self-registration. */
export async function renewSchoolCode(work: Work, input: { id: string; code: string | undefined | null }) {
  const school = await theSchool(work.em, input.id);
  const code = input.code === null ? null : foldSchoolCode(input.code ?? codeFrom(work.get(randomToken)(10), 10));
  if (code === (school.code ?? null)) return school;
  if (code !== null) {
    const owner = await work.em.findOne(SchoolCode, { code });
    if (owner) throw refuseField('SCHOOL_CODE_TAKEN', 'code', 'taken', 'This code is used, or has been used before.');
    work.em.create(SchoolCode, { code, schoolId: school.id });
  }
  school.code = code;
  work.publish(schoolChanged, school, schoolFacts(school));
  return school;
}
