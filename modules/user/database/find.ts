import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, type Refusal, refuseField, versionConflict } from '#kernel/errors.ts';
import { Credential, User } from '#modules/user/database/people.ts';
import { tables } from '#modules/user/database/tables.ts';

/** The person of this id in this school (`null`: among the operators). Another school's person is not there at all. */
export async function userOf(em: EntityManager, id: string, schoolId: string | null): Promise<User> {
  const user = await anyUser(em, id);
  if (user.schoolId !== schoolId) throw notFound('person');
  return user;
}

export async function anyUser(em: EntityManager, id: string): Promise<User> {
  const user = await em.findOne(User, { id: UserId.parse(id) });
  if (!user) throw notFound('person');
  return user;
}

export async function credentialOf(em: EntityManager, userId: User['id']): Promise<Credential> {
  return em.findOneOrFail(Credential, { userId });
}

/** Refuses an edit of something that has changed since it was read. */
export function atVersion(thing: { version: number }, version: number, what: string): void {
  if (thing.version !== version) throw versionConflict(what);
}

/** Whose login id or address this is. */
export async function accountBehind(em: EntityManager, key: string) {
  const rows = await tables(em)
    .selectFrom('user as u')
    .innerJoin('credential as c', 'c.userId', 'u.id')
    .select(['u.id', 'u.loginKey', 'c.passwordHash'])
    .where((eb) => eb.or([eb('u.loginKey', '=', key), eb('u.emailKey', '=', key)]))
    .execute();
  const row = rows.find((one) => one.loginKey === key) ?? rows[0];
  return row && { ...row, id: UserId.parse(row.id) };
}

export const loginIdTaken = (path: string): Refusal =>
  refuseField('LOGIN_ID_TAKEN', path, 'taken', 'This login id is taken.');
export const emailTaken = (path: string): Refusal =>
  refuseField('EMAIL_TAKEN', path, 'taken', 'This address belongs to another account.');

/** Writes now, so that a login id or address taken at this very moment by somebody else is refused by name. */
export async function flushUnique(em: EntityManager, paths: { loginId?: string; email?: string } = {}): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    if (/user_login|loginKey/.test(error.message)) throw loginIdTaken(paths.loginId ?? 'loginId');
    if (/user_email|emailKey/.test(error.message)) throw emailTaken(paths.email ?? 'email');
    throw error;
  }
}
