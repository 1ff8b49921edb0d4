import { notificationRoutes } from '#contracts/notification/routes.ts';
import { Refusal } from '#kernel/errors.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { secretsToken } from '#kernel/services.ts';
import { readLeaving } from '#modules/notification/use-cases/leaving.ts';
import { leave, readPreferences, savePreferences } from '#modules/notification/use-cases/preferences.ts';
import { readSchoolTimes, saveSchoolTimes } from '#modules/notification/use-cases/school-times.ts';

const os = routesOf(notificationRoutes);

/** What belongs to a school needs one; the operator has none. */
export function schoolOf({ schoolId }: RouteContext): string {
  if (schoolId === null) throw new Refusal('UNPROCESSABLE', 'Which school? This belongs to one.');
  return schoolId;
}

export const preferenceHandlers = {
  preferences: os.preferences.handler(({ context }) => readPreferences(context.read(), context.me.id)),
  savePreferences: os.savePreferences.handler(({ input, context }) =>
    context.transact((work) => savePreferences(work, context.me.id, input)),
  ),
  schoolTimes: os.schoolTimes.handler(({ context }) => readSchoolTimes(context.read(), schoolOf(context))),
  saveSchoolTimes: os.saveSchoolTimes.handler(({ input, context }) =>
    context.transact((work) => saveSchoolTimes(work, schoolOf(context), input)),
  ),
  leavingPage: os.leavingPage.handler(({ input }) => ({
    headers: { location: `/unsubscribe/${encodeURIComponent(input.token)}` },
  })),
  leaving: os.leaving.handler(({ input, context }) => ({
    what: readLeaving(context.get(secretsToken), input.token).what,
  })),
  leave: os.leave.handler(async ({ input, context }) => {
    const { personId, what } = readLeaving(context.get(secretsToken), input.token);
    await context.transact((work) => leave(work, personId, what));
    return { what };
  }),
};
