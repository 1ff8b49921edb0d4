import type * as z from 'zod';
import { UserId } from '#contracts/ids.ts';
import type { Me, Tokens } from '#contracts/user/routes.ts';
import { ACCESS_SECONDS } from '#kernel/access/tokens.ts';
import { ACCESS_COOKIE } from '#kernel/http/identify.ts';
import type { RouteContext } from '#kernel/http/routes.ts';
import { accessTokensToken } from '#kernel/services.ts';
import { credentialOf } from '#modules/user/database/find.ts';
import type { User } from '#modules/user/database/people.ts';
import { onePerson } from '#modules/user/database/read-models/person-rows.ts';
import { schoolOf } from '#modules/user/database/read-models/schools.ts';
import type { SignedIn } from '#modules/user/use-cases/start-session.ts';

export const REFRESH_COOKIE = 'quested_refresh';
export const REFRESH_PATH = '/api/v1/auth';
const ACCESS_PATH = '/api';
const REMEMBERED_SECONDS = 30 * 24 * 3600;

/** Who is signed in, as they see themselves. */
export async function meOf(
  context: RouteContext,
  who: { id: string; role: string; schoolId: string | null },
): Promise<z.input<typeof Me>> {
  const em = context.read();
  const school = await schoolOf(em, who.schoolId);
  const credential = await credentialOf(em, UserId.parse(who.id));
  return {
    user: await onePerson(em, who.id, who.schoolId, who, context.clock.now()),
    school: school && { id: school.id, name: school.name, timeZone: school.timeZone },
    mustChangePassword: credential.mustChangePassword,
  };
}

/** The answer to everything that signs in: both tokens, in cookies for browsers and in the body for API clients. */
export async function answerTokens(context: RouteContext, session: SignedIn): Promise<z.input<typeof Tokens>> {
  const who: { id: User['id']; role: User['role']; schoolId: User['schoolId'] } = {
    id: session.userId,
    role: session.role,
    schoolId: session.schoolId,
  };
  const accessToken = await context
    .get(accessTokensToken)
    .sign({ ...who, sessionId: session.sessionId, active: session.active });
  const maxAge = (seconds: number) => (session.remember ? seconds : undefined);
  context.setCookie(ACCESS_COOKIE, accessToken, { path: ACCESS_PATH, maxAge: maxAge(ACCESS_SECONDS) });
  context.setCookie(REFRESH_COOKIE, session.refreshToken, { path: REFRESH_PATH, maxAge: maxAge(REMEMBERED_SECONDS) });
  return { accessToken, refreshToken: session.refreshToken, expiresIn: ACCESS_SECONDS, me: await meOf(context, who) };
}

export function forgetCookies(context: RouteContext): void {
  context.clearCookie(ACCESS_COOKIE, ACCESS_PATH);
  context.clearCookie(REFRESH_COOKIE, REFRESH_PATH);
}
