import { ACCESS_SECONDS } from '#kernel/access/tokens.ts';
import type { RedisConnection } from '#kernel/redis/connection.ts';

/**
 * Shared state that takes access tokens back before they expire: role change, suspension, password change and sign-out
 * count on the next request in every process. Entries may be forgotten once every token they could concern has expired.
 */
export interface Revocations {
  revoke(...marks: readonly Mark[]): Promise<void>;
  isRevoked(token: { personId: string; sessionId: string; issuedAt: number }): Promise<boolean>;
}

/** Tokens of the person made before `at` (milliseconds) are void; every token of the session, which ended then, is. */
export type Mark =
  | { readonly personId: string; readonly at: number }
  | { readonly sessionId: string; readonly at: number };

/** For one process; the module that owns accounts repeats recent revocations at start, so that a restart forgets none. */
export function memoryRevocations(): Revocations {
  const people = new Map<string, number>();
  const sessions = new Set<string>();
  return {
    async revoke(...marks) {
      for (const mark of marks) {
        if ('sessionId' in mark) sessions.add(mark.sessionId);
        else people.set(mark.personId, Math.max(mark.at, people.get(mark.personId) ?? 0));
      }
    },
    async isRevoked({ personId, sessionId, issuedAt }) {
      return sessions.has(sessionId) || issuedAt < (people.get(personId) ?? 0);
    },
  };
}

const PEOPLE = 'revoked:people';
const SESSIONS = 'revoked:sessions';
/** Marks older than this concern no token that is still good. */
const LIFE_MS = ACCESS_SECONDS * 1000;

/**
 * For processes that run apart: Redis is asked at every request, so that a revocation counts on the next one everywhere.
 * What Redis loses is told again by the module that owns accounts (it repeats recent revocations every few seconds).
 * While Redis is away a process goes by what it has been told or has itself found out so far: pages keep working, and a
 * person revoked just then stays out of the module that did it at once and of the others as soon as Redis is back.
 */
export function redisRevocations({ client }: RedisConnection): Revocations {
  const known = memoryRevocations();
  const add = async (key: string, members: { value: string; score: number }[]) => {
    if (members.length === 0) return;
    const latest = Math.max(...members.map(({ score }) => score));
    await client
      .multi()
      .zAdd(key, members, { comparison: 'GT' })
      .zRemRangeByScore(key, '-inf', latest - LIFE_MS)
      .exec();
  };
  return {
    async revoke(...marks) {
      await known.revoke(...marks);
      await add(
        PEOPLE,
        marks.flatMap((mark) => ('personId' in mark ? [{ value: mark.personId, score: mark.at }] : [])),
      );
      await add(
        SESSIONS,
        marks.flatMap((mark) => ('sessionId' in mark ? [{ value: mark.sessionId, score: mark.at }] : [])),
      );
    },
    async isRevoked(token) {
      if (await known.isRevoked(token)) return true;
      const { personId, sessionId } = token;
      const asked = [client.zScore(PEOPLE, personId), client.zScore(SESSIONS, sessionId)];
      const [person, session] = await Promise.all(asked).catch(() => []);
      if (person) await known.revoke({ personId, at: person });
      if (session) await known.revoke({ sessionId, at: session });
      return known.isRevoked(token);
    },
  };
}
