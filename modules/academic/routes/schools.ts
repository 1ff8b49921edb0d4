import { academicRoutes } from '#contracts/academic/routes.ts';
import { isOperator, type Principal } from '#kernel/access/principal.ts';
import { Refusal } from '#kernel/errors.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { theSchool } from '#modules/academic/database/find.ts';
import { listSchools, listSubjects, listYears, schoolView } from '#modules/academic/database/read-models/schools.ts';
import { foundSchool } from '#modules/academic/use-cases/found-school.ts';
import { renewSchoolCode } from '#modules/academic/use-cases/renew-school-code.ts';
import {
  createTerm,
  createYear,
  removeTerm,
  updateTerm,
  updateYear,
} from '#modules/academic/use-cases/school-years.ts';
import { createSubject, updateSubject } from '#modules/academic/use-cases/subjects.ts';
import { updateSchool } from '#modules/academic/use-cases/update-school.ts';

const os = routesOf(academicRoutes);
const isStaff = (me: Principal): boolean => me.role !== 'student';

/** The school a request is about; the operator must name one. */
export function schoolOf(context: { schoolId: string | null }): string {
  if (context.schoolId) return context.schoolId;
  throw new Refusal('BAD_REQUEST', 'Please name a school.', {
    fields: [{ path: 'schoolId', reason: 'required', detail: 'Required.' }],
  });
}

export const schoolRoutes = {
  schools: os.schools.handler(({ input, context }) =>
    listSchools(context.read(), {
      ...input,
      schoolId: isOperator(context.me) ? null : schoolOf(context),
      withCode: isStaff(context.me),
    }),
  ),
  createSchool: os.createSchool.handler(({ input, context }) =>
    context.transact(async (work) => {
      const school = await foundSchool(work, { ...input, language: context.client.language });
      await work.em.flush();
      return schoolView(school, true);
    }),
  ),
  school: os.school.handler(async ({ input, context }) =>
    schoolView(await theSchool(context.read(), input.id), isStaff(context.me)),
  ),
  updateSchool: os.updateSchool.handler(({ input, context }) =>
    context.transact(async (work) => {
      const school = await updateSchool(work, input);
      await work.em.flush();
      return schoolView(school, true);
    }),
  ),
  renewCode: os.renewCode.handler(({ input, context }) =>
    context.transact(async (work) => {
      const school = await renewSchoolCode(work, { id: input.id, code: input.code });
      await work.em.flush();
      return schoolView(school, true);
    }),
  ),
  retireCode: os.retireCode.handler(({ input, context }) =>
    context.transact(async (work) => {
      const school = await renewSchoolCode(work, { id: input.id, code: null });
      await work.em.flush();
      return schoolView(school, true);
    }),
  ),
  years: os.years.handler(async ({ context }) => ({ items: await listYears(context.read(), schoolOf(context)) })),
  createYear: os.createYear.handler(async ({ input: { schoolId: _, ...input }, context }) => {
    const year = await context.transact((work) => createYear(work, schoolOf(context), input));
    return readYear(context, year);
  }),
  updateYear: os.updateYear.handler(async ({ input: { id, ...input }, context }) =>
    readYear(context, await context.transact((work) => updateYear(work, id, input))),
  ),
  createTerm: os.createTerm.handler(async ({ input: { yearId, ...input }, context }) =>
    readYear(context, await context.transact((work) => createTerm(work, yearId, input))),
  ),
  updateTerm: os.updateTerm.handler(async ({ input: { id, ...input }, context }) =>
    readYear(context, await context.transact((work) => updateTerm(work, id, input))),
  ),
  removeTerm: os.removeTerm.handler(async ({ input, context }) =>
    readYear(context, await context.transact((work) => removeTerm(work, input.id))),
  ),
  subjects: os.subjects.handler(async ({ context }) => ({
    items: await listSubjects(context.read(), schoolOf(context)),
  })),
  createSubject: os.createSubject.handler(async ({ input: { schoolId: _, ...input }, context }) =>
    readSubject(
      context,
      schoolOf(context),
      await context.transact((work) => createSubject(work, schoolOf(context), input)),
    ),
  ),
  updateSubject: os.updateSubject.handler(async ({ input: { id, ...input }, context }) =>
    readSubject(context, schoolOf(context), await context.transact((work) => updateSubject(work, id, input))),
  ),
};

type Reader = { read: () => Parameters<typeof listYears>[0] };

async function readYear(context: Reader, year: { id: string; schoolId: string }) {
  return found((await listYears(context.read(), year.schoolId)).find((each) => each.id === year.id));
}

async function readSubject(context: Reader, schoolId: string, subject: { id: string }) {
  return found((await listSubjects(context.read(), schoolId)).find((each) => each.id === subject.id));
}

function found<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('a row that was just written cannot be read');
  return row;
}
