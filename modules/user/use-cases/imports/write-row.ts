import type { Work } from '#kernel/module.ts';
import { secretsToken } from '#kernel/services.ts';
import type { Before, Import, ImportLine } from '#modules/user/database/imports.ts';
import type { User } from '#modules/user/database/people.ts';
import type { Verdict } from '#modules/user/domain/import/verdicts.ts';
import { identityKey } from '#modules/user/security/fingerprint.ts';
import { addUser, rename } from '../add-user.ts';
import { endSessions } from '../end-sessions.ts';
import { sayDecided, sayOf } from '../facts.ts';
import type { Hashed } from './hash-passwords.ts';
import { place } from './place.ts';

export const SLIP_SEAL = 'slip';

/** Makes the account of a row; answers whether a slip with a one-time password waits. */
export function createPerson(work: Work, found: Import, kept: ImportLine, { entry }: Verdict, hashed: Hashed): boolean {
  const password = hashed.get(kept.line);
  if (!password) throw new Error(`no password was hashed for line ${kept.line}`);
  const user = addUser(work, {
    ...entry.names,
    loginId: entry.loginId,
    email: entry.email,
    schoolId: found.schoolId,
    role: entry.role,
    status: 'active',
    language: 'ja',
    passwordHash: password.hash,
    mustChangePassword: password.oneTime !== undefined,
    origin: 'import',
  });
  if (entry.group) place(work, user, found.schoolId, entry, found.createGroups);
  kept.userId = user.id;
  kept.sealed = password.oneTime === undefined ? null : work.get(secretsToken).seal(password.oneTime, SLIP_SEAL);
  return password.oneTime !== undefined;
}

/** Changes an account as its row says, and keeps how it was. Empty cells change nothing. */
export async function updatePerson(
  work: Work,
  found: Import,
  kept: ImportLine,
  row: Verdict,
  user: User,
): Promise<void> {
  const { entry, changes, known } = row;
  const before: Before = {
    familyName: user.familyName,
    givenName: user.givenName,
    familyKana: user.familyKana,
    givenKana: user.givenKana,
    email: user.email,
    role: user.role,
    group: known?.group ?? null,
    number: known?.number ?? null,
  };
  kept.before = before;
  kept.sealed = null;
  const said = (text: string, until: string) => text || until;
  await applyTo(work, user, found, {
    familyName: said(entry.names.familyName, before.familyName),
    givenName: said(entry.names.givenName, before.givenName),
    familyKana: said(entry.names.familyKana, before.familyKana),
    givenKana: said(entry.names.givenKana, before.givenKana),
    email: entry.email ?? before.email,
    role: entry.role,
  });
  const moves =
    changes.grade !== undefined || changes.class_group !== undefined || changes.attendance_number !== undefined;
  if (moves && entry.group) place(work, user, found.schoolId, entry, found.createGroups);
}

/** Sets names, address and role, and says what changed. */
export async function applyTo(
  work: Work,
  user: User,
  by: Pick<Import, 'by'>,
  next: Omit<Before, 'group' | 'number'>,
): Promise<void> {
  const { familyName, givenName, familyKana, givenKana, email } = user;
  const same = JSON.stringify([familyName, givenName, familyKana, givenKana, email]);
  rename(user, next);
  user.email = next.email;
  user.emailKey = next.email === null ? null : identityKey(next.email);
  const now = JSON.stringify([user.familyName, user.givenName, user.familyKana, user.givenKana, user.email]);
  if (now !== same) sayOf(work, 'profileChanged', user);
  if (user.role === next.role) return;
  user.role = next.role;
  sayDecided(work, 'roleChanged', user, by.by);
  await endSessions(work, user.id);
}
