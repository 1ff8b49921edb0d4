import { expectVersion } from '#kernel/database/expect-version.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { Subject } from '#modules/academic/database/entities.ts';
import { theSubject } from '#modules/academic/database/find.ts';

type SubjectInput = { name: string; code: string; objectives: string; criteria: string; coachingPrompt: string };

export async function createSubject(work: Work, schoolId: string, input: SubjectInput) {
  await refuseTakenName(work, schoolId, input.name);
  const position = await work.em.count(Subject, { schoolId });
  return work.em.create(Subject, { id: work.ids.next(), schoolId, ...input, archived: false, position, version: 1 });
}

export async function updateSubject(
  work: Work,
  id: string,
  input: SubjectInput & { archived: boolean; version: number },
) {
  const subject = await theSubject(work.em, id);
  expectVersion(subject, input.version, 'subject');
  if (input.name !== subject.name) await refuseTakenName(work, subject.schoolId, input.name);
  const { version: _, ...change } = input;
  return Object.assign(subject, change);
}

async function refuseTakenName(work: Work, schoolId: string, name: string): Promise<void> {
  if (await work.em.count(Subject, { schoolId, name })) {
    throw refuseField('LABEL_TAKEN', 'name', 'taken', `There is already a subject called ${name}.`);
  }
}
