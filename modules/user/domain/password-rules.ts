import { isCommonPassword } from './common-passwords.ts';
import { fold } from './folding.ts';

/** Why a password is refused; the words of it are the page's. */
export type PasswordFault = 'too_weak_length' | 'too_weak_common' | 'too_weak_login_id';

const classes = (password: string): number =>
  [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u].filter((kind) => kind.test(password)).length;

/**
 * At least 12 characters, or 10 of three kinds; not a common password, also not one dressed up with digits and signs;
 * not the login id with something around it.
 */
export function passwordFault(password: string, loginId: string): PasswordFault | undefined {
  const length = [...password].length;
  if (length < 10 || (length < 12 && classes(password) < 3)) return 'too_weak_length';
  if (isCommonPassword(password)) return 'too_weak_common';
  if (fold(password).includes(fold(loginId))) return 'too_weak_login_id';
  return undefined;
}

export const FAULT_SENTENCES: Record<PasswordFault, string> = {
  too_weak_length: 'At least 12 characters, or 10 with three kinds of characters.',
  too_weak_common: 'This password is common and easy to guess.',
  too_weak_login_id: 'The password must not contain the login id.',
};
