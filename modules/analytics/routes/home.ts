import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { dayIn, iso, MINUTE } from '#kernel/clock.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { freshnessToken } from '#kernel/services.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { countClasses } from '#modules/analytics/database/read-models/class-numbers.ts';
import { listSchools, readSchoolActivity } from '#modules/analytics/database/read-models/school-activity.ts';
import { listSilentPupils } from '#modules/analytics/database/read-models/silent-pupils.ts';
import { listStalledThemes } from '#modules/analytics/database/read-models/stalled-themes.ts';
import { readStudentPage } from '#modules/analytics/database/read-models/student-page.ts';
import { remind } from '#modules/analytics/use-cases/home/remind.ts';
import { transactMaking } from '#modules/analytics/use-cases/transact.ts';

const os = routesOf(analyticsRoutes);
async function todayAt({ read, clock, schoolId }: RouteContext) {
  const zone = await timeZoneOf(read(), schoolId ?? '');
  const at = clock.now();
  return { zone, at, today: dayIn(zone, at) };
}
async function asOf({ get, name, clock }: RouteContext): Promise<string | null> {
  const behind = await get(freshnessToken).behind(name);
  return behind >= SHOWN_FROM ? iso(clock.now() - behind) : null;
}
/** A copy that is less behind is on its way: nobody need be told. */
const SHOWN_FROM = MINUTE;

export const homeRoutes = {
  studentPage: os.studentPage.handler(({ context, input }) =>
    readStudentPage(context.read(), {
      personId: input.id,
      enteredOnly: context.me.id !== input.id,
      ...(context.me.role === 'teacher' ? { taughtBy: context.me.id } : {}),
    }),
  ),
  classNumbers: os.classNumbers.handler(async ({ context }) => ({
    items: await countClasses(context.read(), context.me.id, await todayAt(context)),
    asOf: await asOf(context),
  })),
  silentPupils: os.silentPupils.handler(async ({ context, input }) => ({
    items: await listSilentPupils(context.read(), input.classId, (await todayAt(context)).today),
  })),
  stalledThemes: os.stalledThemes.handler(async ({ context, input }) => ({
    items: await listStalledThemes(context.read(), input.classId, await todayAt(context)),
  })),
  schoolActivity: os.schoolActivity.handler(async ({ context, input: { days } }) => {
    const { today } = await todayAt(context);
    const activity = await readSchoolActivity(context.read(), context.schoolId ?? '', { today, days });
    return { ...activity, asOf: await asOf(context) };
  }),
  schools: os.schools.handler(async ({ context, input: { days } }) => ({
    items: await listSchools(context.read(), { today: dayIn('UTC', context.clock.now()), days }),
    asOf: await asOf(context),
  })),
  remind: os.remind.handler(async ({ context, input: { classId, ...wanted } }) => ({
    reminded: await transactMaking(context, (work) => remind(work, classId, { ...wanted, by: context.me.id })),
  })),
};
