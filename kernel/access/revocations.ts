/**
 * Shared state that takes access tokens back before they expire: role change, suspension, password change and sign-out
 * count on the next request in every process. Entries may be forgotten once every token they could concern has expired.
 */
export interface Revocations {
  /** Tokens of this person made before `at` (milliseconds) are void. */
  revokePerson(personId: string, at: number): Promise<void>;
  /** Every token of this session is void. */
  revokeSession(sessionId: string): Promise<void>;
  isRevoked(token: { personId: string; sessionId: string; issuedAt: number }): Promise<boolean>;
}

/** For one process; the module that owns accounts repeats recent revocations at start, so that a restart forgets none. */
export function memoryRevocations(): Revocations {
  const people = new Map<string, number>();
  const sessions = new Set<string>();
  return {
    async revokePerson(personId, at) {
      people.set(personId, Math.max(at, people.get(personId) ?? 0));
    },
    async revokeSession(sessionId) {
      sessions.add(sessionId);
    },
    async isRevoked({ personId, sessionId, issuedAt }) {
      return sessions.has(sessionId) || issuedAt < (people.get(personId) ?? 0);
    },
  };
}
