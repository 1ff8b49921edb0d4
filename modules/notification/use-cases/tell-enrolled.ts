import type { Work } from '#kernel/module.ts';
import { recipientOf } from '#modules/notification/database/recipients.ts';
import { tell } from '#modules/notification/use-cases/tell.ts';
import { writeMail } from '#modules/notification/use-cases/write-mail.ts';

export type Enrolled = {
  personId: string;
  schoolId: string;
  classId: string;
  className: string;
  /** What brought the pupil into the class: they are told once of each. */
  cause: string;
  /** Whoever joined by code knows already and is only told in the inbox. */
  mail: boolean;
};

/** A pupil is told of a class they sit in. */
export async function tellEnrolled(work: Work, enrolled: Enrolled): Promise<void> {
  const { personId, schoolId, classId, className, cause } = enrolled;
  const link = `/classes/${classId}`;
  await tell(work, { personId, schoolId, kind: 'enrolled', cause, values: { className }, link });
  const to = enrolled.mail ? await recipientOf(work.em, personId) : undefined;
  if (to) await writeMail(work, { to, letter: 'enrolled', kind: 'enrolled', cause, path: link, values: { className } });
}
