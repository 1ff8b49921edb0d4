import type { Work } from '#kernel/module.ts';
import { tellAll } from '#modules/notification/use-cases/tell-all.ts';

export type Enrolled = {
  personIds: readonly string[];
  schoolId: string;
  classId: string;
  className: string;
  /** What brought the pupils into the class: they are told once of each. */
  cause: string;
  /** Whoever joined by code knows already and is only told in the inbox. */
  mail: boolean;
};

/** Pupils are told of a class they sit in. */
export async function tellEnrolled(work: Work, enrolled: Enrolled): Promise<void> {
  const { personIds, schoolId, classId, className, cause, mail } = enrolled;
  const link = `/classes/${classId}`;
  const news = { schoolId, kind: 'enrolled', cause, values: { className }, link } as const;
  await tellAll(work, personIds, mail ? news : { ...news, mail: false });
}
