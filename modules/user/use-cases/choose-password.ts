import { Refusal } from '#kernel/errors.ts';
import { FAULT_SENTENCES, passwordFault } from '#modules/user/domain/password-rules.ts';

/** Refuses a password that is too easy, naming the field and the reason. */
export function refuseWeak(password: string, loginId: string, path = 'password'): void {
  const reason = passwordFault(password, loginId);
  if (!reason) return;
  const detail = FAULT_SENTENCES[reason];
  throw new Refusal('PASSWORD_TOO_WEAK', detail, { fields: [{ path, reason, detail }] });
}
