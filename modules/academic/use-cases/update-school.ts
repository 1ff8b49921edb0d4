import { schoolChanged } from '#contracts/academic/events.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import { theSchool } from '#modules/academic/database/find.ts';
import { schoolFacts } from '#modules/academic/use-cases/facts.ts';

export type UpdateSchool = {
  id: string;
  name: string;
  address: string;
  contactEmail: string | null;
  phone: string;
  timeZone: string;
  version: number;
};

export async function updateSchool(work: Work, { id, version, ...change }: UpdateSchool) {
  const school = await theSchool(work.em, id);
  expectVersion(school, version, 'school');
  const before = JSON.stringify(schoolFacts(school));
  Object.assign(school, change);
  if (JSON.stringify(schoolFacts(school)) !== before) work.publish(schoolChanged, school, schoolFacts(school));
  return school;
}
