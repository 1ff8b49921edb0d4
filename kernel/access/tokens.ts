import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import type { Principal } from '#kernel/access/principal.ts';
import type { Clock } from '#kernel/clock.ts';

/** Seconds an access token is good for. */
export const ACCESS_SECONDS = 10 * 60;
const ISSUER = 'quested';
const KEPT_TOKENS = 5000;

/** Makes and reads access tokens: JWT (RFC 7519) signed with EdDSA (RFC 8037). */
export interface AccessTokens {
  sign(principal: Omit<Principal, 'issuedAt'>): Promise<string>;
  /** `undefined` for anything not signed by us, expired or malformed. */
  read(token: string): Promise<Principal | undefined>;
}

/**
 * `pem` is an Ed25519 key: a private one (PKCS#8), or a public one (SPKI) where tokens are read only. Verified tokens are
 * remembered until they expire.
 */
export function accessTokens(pem: string, clock: Clock): AccessTokens {
  const privateKey: KeyObject | undefined = pem.includes('PUBLIC KEY') ? undefined : createPrivateKey(pem);
  const publicKey = createPublicKey(pem);
  const known = new Map<string, { principal: Principal; expiresAt: number }>();

  return {
    async sign(principal) {
      if (!privateKey) throw new Error('this process has the public key only: it reads access tokens and makes none');
      const now = clock.now();
      return new SignJWT({
        sid: principal.sessionId,
        role: principal.role,
        school: principal.schoolId,
        active: principal.active,
        at: now,
      })
        .setProtectedHeader({ alg: 'EdDSA' })
        .setIssuer(ISSUER)
        .setSubject(principal.id)
        .setExpirationTime(Math.floor(now / 1000) + ACCESS_SECONDS)
        .sign(privateKey);
    },
    async read(token) {
      const kept = known.get(token);
      if (kept) {
        if (kept.expiresAt > clock.now()) return kept.principal;
        known.delete(token);
        return undefined;
      }
      try {
        const { payload } = await jwtVerify(token, publicKey, {
          issuer: ISSUER,
          algorithms: ['EdDSA'],
          currentDate: new Date(clock.now()),
        });
        const principal: Principal = {
          id: String(payload.sub),
          sessionId: String(payload.sid),
          role: payload.role as Principal['role'],
          schoolId: payload.school === null ? null : String(payload.school),
          active: payload.active === true,
          issuedAt: Number(payload.at),
        };
        if (known.size >= KEPT_TOKENS) known.clear();
        known.set(token, { principal, expiresAt: Number(payload.exp) * 1000 });
        return principal;
      } catch {
        return undefined;
      }
    },
  };
}
