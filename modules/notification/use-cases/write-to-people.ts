import { MOST_RECIPIENTS } from '#contracts/notification/mails.ts';
import { DAY } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import { Letter } from '#modules/notification/database/entities.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { writeLetters } from '#modules/notification/jobs/write-letters.ts';
import { MAIL_SEAL } from '#modules/notification/use-cases/write-mail.ts';

/** Letters of a school within a day: enough for a few to everybody, too few for a mistake that repeats itself. */
const MOST_A_DAY = 2 * MOST_RECIPIENTS;

export type LetterWords = {
  schoolId: string;
  personIds: readonly string[];
  roles: readonly ('admin' | 'teacher' | 'student')[];
  subject: string;
  text: string;
};

/** Writes to active people of the administrator's own school; a name from elsewhere refuses the whole. */
export async function writeToPeople(
  work: Work,
  letter: LetterWords,
): Promise<{ mails: number; withoutAddress: number }> {
  const { schoolId, personIds, roles, subject, text } = letter;
  const named = await activePeople(work.em, schoolId)
    .where((e) => e.or([e('id', 'in', [...personIds, '']), e('role', 'in', [...roles, '' as 'admin'])]))
    .execute();
  const known = new Set(named.map(({ id }) => id));
  if (personIds.some((id) => !known.has(id)))
    throw refuseField('UNPROCESSABLE', 'personIds', 'not_of_school', 'Only active people of your own school.');
  const reached = named.filter(({ email }) => email !== null).map(({ id }) => id);
  if (reached.length === 0)
    throw refuseField('UNPROCESSABLE', 'personIds', 'no_address', 'None of them has an e-mail address.');
  if (reached.length > MOST_RECIPIENTS)
    throw refuseField('UNPROCESSABLE', 'personIds', 'too_many', `At most ${MOST_RECIPIENTS} people at a time.`);
  if ((await writtenSince(work.em, schoolId, work.clock.now() - DAY)) + reached.length > MOST_A_DAY)
    throw new Refusal('TOO_MANY_REQUESTS', `At most ${MOST_A_DAY} mails of this kind within a day.`);
  work.em.create(Letter, { id: work.ids.next(), schoolId, people: reached.length, at: work.clock.now() });
  const sealed = work.get(secretsToken).seal(JSON.stringify({ subject, text }), MAIL_SEAL);
  work.startJob(writeLetters, { schoolId, personIds: reached, sealed });
  return { mails: reached.length, withoutAddress: named.length - reached.length };
}

const activePeople = (em: EntityManager, schoolId: string) =>
  tables(em)
    .selectFrom('replica_user_people')
    .select(['id', 'email'])
    .where('schoolId', '=', schoolId)
    .where('status', '=', 'active')
    .where('gone', '=', 0);

async function writtenSince(em: EntityManager, schoolId: string, since: number): Promise<number> {
  const { n } = await tables(em)
    .selectFrom('letter')
    .select((e) => e.fn.sum<number>('people').as('n'))
    .where('schoolId', '=', schoolId)
    .where('at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(n);
}
