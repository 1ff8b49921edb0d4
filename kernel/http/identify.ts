import { parseCookie } from 'cookie';
import type { Request, RequestHandler } from 'express';
import type { Principal } from '#kernel/access/principal.ts';
import type { AccessTokens } from '#kernel/access/tokens.ts';
import { currentContext, inContext } from '#kernel/context.ts';
import { forbidden } from '#kernel/errors.ts';
import type { Revocations } from '#kernel/state/revocations.ts';

/** Cookie of the access token; sent to the whole API. */
export const ACCESS_COOKIE = 'quested_access';

const principals = new WeakMap<Request, Principal>();
export const principalOf = (req: Request): Principal | undefined => principals.get(req);

/**
 * Finds out who calls, by bearer token or cookie. A token that is expired, altered or revoked leaves the caller unknown.
 */
export const identify =
  (tokens: AccessTokens, revocations: Revocations): RequestHandler =>
  async (req, _res, next) => {
    const bearer = /^Bearer (.+)$/i.exec(req.get('authorization') ?? '')?.[1];
    const token = bearer ?? parseCookie(req.headers.cookie ?? '')[ACCESS_COOKIE];
    const principal = token ? await tokens.read(token) : undefined;
    if (!principal || (await revocations.isRevoked({ personId: principal.id, ...principal }))) return next();
    principals.set(req, principal);
    const context = currentContext();
    if (!context) return next();
    inContext({ ...context, actor: principal.id, schoolId: principal.schoolId ?? undefined }, next);
  };

/**
 * A browser names the page a write comes from; one from another site is refused. (Cookies are SameSite=Lax besides;
 * requests without an Origin do not come from a page.)
 */
export const sameOrigin: RequestHandler = (req, _res, next) => {
  const origin = req.get('origin');
  const safe = req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS';
  if (safe || !origin || req.get('authorization')) return next();
  next(URL.parse(origin)?.host === req.host ? undefined : forbidden('This request comes from another site.'));
};
