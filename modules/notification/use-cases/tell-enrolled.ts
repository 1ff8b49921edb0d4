import type { Work } from '#kernel/module.ts';
import { Mail, Notice } from '#modules/notification/database/entities.ts';
import { recipientsOf, schoolNameOf } from '#modules/notification/database/recipients.ts';
import { createMail } from '#modules/notification/use-cases/write-mail.ts';

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

const kind = 'enrolled';

/** Pupils are told of a class they sit in. A fixed number of statements: a whole year may come into one class. */
export async function tellEnrolled(work: Work, enrolled: Enrolled): Promise<void> {
  const { personIds, schoolId, classId, className, cause } = enrolled;
  const link = `/classes/${classId}`;
  const told = await work.em.find(Notice, { personId: [...personIds], kind, cause });
  for (const personId of without(personIds, told)) {
    const line = { personId, schoolId, kind, cause, values: { className }, link } as const;
    work.em.create(Notice, { id: work.ids.next(), ...line, readAt: null, createdAt: work.clock.now() });
  }
  if (!enrolled.mail) return;
  const mailed = await work.em.find(Mail, { personId: [...personIds], kind, cause });
  const school = await schoolNameOf(work.em, schoolId);
  for (const to of await recipientsOf(work.em, without(personIds, mailed))) {
    const mail = { to, letter: kind, kind, cause, path: link, values: { className } } as const;
    if (to.email) createMail(work, mail, to.email, school);
  }
}

function without(personIds: readonly string[], done: readonly { personId: string }[]): string[] {
  const ids = new Set(done.map(({ personId }) => personId));
  return [...new Set(personIds)].filter((id) => !ids.has(id));
}
