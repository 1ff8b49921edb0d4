import { KindGroup, type MailKind, unsubscribes } from '#contracts/notification/kinds.ts';
import { Refusal } from '#kernel/errors.ts';
import type { Secrets } from '#kernel/secrets.ts';

const SEAL = 'unsubscribe';
export type Leaving = { personId: string; what: KindGroup | 'digest' };

/** The token at the end of a mail: nobody but us can make one, and it says nothing to who reads it. */
export function leavingToken(secrets: Secrets, personId: string, kind: MailKind): string | undefined {
  const what = unsubscribes(kind);
  return what && secrets.seal(`${personId} ${what}`, SEAL);
}

export function readLeaving(secrets: Secrets, token: string): Leaving {
  try {
    const [personId = '', what = ''] = secrets.open(token, SEAL).split(' ');
    return { personId, what: what === 'digest' ? what : KindGroup.parse(what) };
  } catch {
    throw new Refusal('TOKEN_INVALID', 'This link is not valid.');
  }
}
