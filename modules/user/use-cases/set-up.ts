import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { SchoolId } from '#contracts/ids.ts';
import { installationSetUp } from '#contracts/user/events.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { credentialOf } from '#modules/user/database/find.ts';
import { Installation, User } from '#modules/user/database/people.ts';
import type { Names } from '#modules/user/domain/person.ts';
import { passwordsToken } from '#modules/user/security/passwords.ts';
import { addUser } from './add-user.ts';
import { refuseWeak } from './choose-password.ts';
import { type SignedIn, startSession } from './start-session.ts';

/** The one row of `installation`: of two set-ups at once, the second finds this key taken. */
const ONLY = '00000000-0000-7000-8000-000000000001';

export type SetUp = {
  school: {
    name: string;
    code: string;
    timeZone: string;
    contactEmail?: string | undefined;
    yearStartsOn: string;
    yearEndsOn: string;
  };
  administrator: Names & { loginId: string; email?: string | undefined; password: string };
  language: 'ja' | 'en';
};

const alreadySetUp = (): Refusal => new Refusal('ALREADY_SET_UP', 'QuestEd is set up already.');

/** Makes the first administrator and tells academic which school to found; only while nobody has an account. */
export async function setUp(context: ModuleContext, command: SetUp, device: string): Promise<SignedIn> {
  const { school, administrator } = command;
  if ((await context.read().count(User)) > 0) throw alreadySetUp();
  if (school.yearEndsOn <= school.yearStartsOn) {
    throw refuseField('UNPROCESSABLE', 'school.yearEndsOn', 'dates_reversed', 'The school year ends before it starts.');
  }
  if (!isTimeZone(school.timeZone)) {
    throw refuseField('UNPROCESSABLE', 'school.timeZone', 'invalid', 'There is no such time zone.');
  }
  refuseWeak(administrator.password, administrator.loginId, 'administrator.password');
  const passwordHash = await context.get(passwordsToken).hash(administrator.password);
  try {
    return await context.transact((work) => found(work, command, passwordHash, device));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) throw alreadySetUp();
    throw error;
  }
}

async function found(work: Work, { school, administrator, language }: SetUp, passwordHash: string, device: string) {
  if ((await work.em.count(User)) > 0) throw alreadySetUp();
  const { password: _, email = null, ...person } = administrator;
  const schoolId = SchoolId.parse(work.ids.next());
  const installation = work.em.create(Installation, {
    id: ONLY,
    schoolId,
    schoolName: school.name,
    timeZone: school.timeZone,
    at: work.clock.now(),
    eventSeq: 0,
  });
  const user = addUser(work, {
    ...person,
    loginId: person.loginId.normalize('NFKC'),
    email,
    schoolId,
    role: 'admin',
    status: 'active',
    language,
    passwordHash,
    mustChangePassword: false,
    origin: 'setup',
  });
  work.publish(installationSetUp, installation, {
    schoolId,
    name: school.name,
    code: school.code,
    timeZone: school.timeZone,
    contactEmail: school.contactEmail ?? null,
    yearStartsOn: school.yearStartsOn,
    yearEndsOn: school.yearEndsOn,
    language,
    administratorId: user.id,
  });
  await work.em.flush();
  return startSession(work, user, await credentialOf(work.em, user.id), { device, remember: false });
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
