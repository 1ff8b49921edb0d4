import { SessionId, UserId } from '#contracts/ids.ts';
import { authRoutes as contract } from '#contracts/user/routes.ts';
import { iso } from '#kernel/clock.ts';
import { Refusal } from '#kernel/errors.ts';
import { routesOf } from '#kernel/http/routes.ts';
import { appInfoToken } from '#kernel/services.ts';
import { User } from '#modules/user/database/people.ts';
import { schoolByCode } from '#modules/user/database/read-models/schools.ts';
import { openSessions } from '#modules/user/database/read-models/sessions.ts';
import { forgotPassword, resendConfirmation } from '#modules/user/use-cases/ask-for-links.ts';
import { changePassword } from '#modules/user/use-cases/change-password.ts';
import { confirmAddress } from '#modules/user/use-cases/confirm-address.ts';
import { endSessions } from '#modules/user/use-cases/end-sessions.ts';
import { goodLink } from '#modules/user/use-cases/mail-link.ts';
import { refreshSession } from '#modules/user/use-cases/refresh-session.ts';
import { register } from '#modules/user/use-cases/register.ts';
import { resetPassword } from '#modules/user/use-cases/reset-password.ts';
import { setUp } from '#modules/user/use-cases/set-up.ts';
import { signIn } from '#modules/user/use-cases/sign-in.ts';
import { signOut } from '#modules/user/use-cases/sign-out.ts';
import { startDemo } from '#modules/user/use-cases/start-demo.ts';
import { answerTokens, forgetCookies, meOf, REFRESH_COOKIE } from './session-answer.ts';

const routes = routesOf(contract);

export const authRoutes = routes.router({
  setupState: routes.setupState.handler(async ({ context }) => ({
    needed: (await context.read().count(User)) === 0,
    version: context.get(appInfoToken).version,
  })),
  setUp: routes.setUp.handler(async ({ input, context }) =>
    answerTokens(context, await setUp(context, input, context.client.device)),
  ),
  startDemo: routes.startDemo.handler(async ({ context }) => ({
    importId: await startDemo(context, context.schoolId, UserId.parse(context.me.id)),
  })),
  login: routes.login.handler(async ({ input, context }) =>
    answerTokens(context, await signIn(context, input, context.client)),
  ),
  refresh: routes.refresh.handler(async ({ input, context }) => {
    const token = input.refreshToken ?? context.cookie(REFRESH_COOKIE);
    if (!token) throw new Refusal('UNAUTHORIZED', 'Please sign in first.');
    return answerTokens(context, await refreshSession(context, token));
  }),
  logout: routes.logout.handler(async ({ context }) => {
    await context.transact((work) => signOut(work, context.me.id, context.me.sessionId));
    forgetCookies(context);
  }),
  logoutEverywhere: routes.logoutEverywhere.handler(async ({ context }) => {
    await context.transact((work) => endSessions(work, UserId.parse(context.me.id)));
    forgetCookies(context);
  }),
  me: routes.me.handler(({ context }) => meOf(context, context.me)),
  register: routes.register.handler(({ input, context }) => register(context, input)),
  lookUpSchool: routes.lookUpSchool.handler(async ({ input, context }) => {
    const school = await schoolByCode(context.read(), input.code);
    if (!school) throw new Refusal('SCHOOL_CODE_UNKNOWN', 'No school has this code.');
    return { name: school.name };
  }),
  checkLink: routes.checkLink.handler(async ({ input, context }) => {
    const link = await goodLink(context.read(), context.clock.now(), input.token, [
      'confirm',
      'reset',
      'confirm-new-address',
    ]);
    return { purpose: link.purpose, email: link.email };
  }),
  confirmEmail: routes.confirmEmail.handler(async ({ input, context }) => ({
    status: await context.transact((work) => confirmAddress(work, input.token)),
  })),
  resendConfirmation: routes.resendConfirmation.handler(({ input, context }) =>
    context.transact((work) => resendConfirmation(work, input.login)),
  ),
  forgotPassword: routes.forgotPassword.handler(({ input, context }) =>
    context.transact((work) => forgotPassword(work, input.login)),
  ),
  resetPassword: routes.resetPassword.handler(async ({ input, context }) => {
    await resetPassword(context, input.token, input.password);
    forgetCookies(context);
  }),
  changePassword: routes.changePassword.handler(async ({ input, context }) => {
    const me = { id: UserId.parse(context.me.id), sessionId: context.me.sessionId };
    return answerTokens(context, await changePassword(context, me, input, context.client));
  }),
  sessions: routes.sessions.handler(async ({ context }) => {
    const sessions = await openSessions(context.read(), context.me.id, context.clock.now());
    return {
      items: sessions.map(({ id, device, startedAt, lastSeenAt }) => ({
        id: SessionId.parse(id),
        device,
        startedAt: iso(startedAt),
        lastSeenAt: iso(lastSeenAt),
        current: id === context.me.sessionId,
      })),
    };
  }),
  endSession: routes.endSession.handler(({ input, context }) =>
    context.transact((work) => signOut(work, context.me.id, input.id)),
  ),
});
