import { analyticsRoutes } from '#contracts/analytics/routes.ts';
import { dayIn } from '#kernel/clock.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { timeZoneOf } from '#modules/analytics/database/find.ts';
import { countClasses } from '#modules/analytics/database/read-models/class-numbers.ts';
import { listSilentPupils } from '#modules/analytics/database/read-models/silent-pupils.ts';
import { readStudentPage } from '#modules/analytics/database/read-models/student-page.ts';
import { remind } from '#modules/analytics/use-cases/home/remind.ts';
import { transactMaking } from '#modules/analytics/use-cases/transact.ts';

const os = routesOf(analyticsRoutes);
const todayAt = async ({ read, clock, schoolId }: RouteContext): Promise<string> =>
  dayIn(await timeZoneOf(read(), schoolId ?? ''), clock.now());

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
  })),
  silentPupils: os.silentPupils.handler(async ({ context, input }) => ({
    items: await listSilentPupils(context.read(), input.classId, await todayAt(context)),
  })),
  remind: os.remind.handler(async ({ context, input: { classId, ...wanted } }) => ({
    reminded: await transactMaking(context, (work) => remind(work, classId, { ...wanted, by: context.me.id })),
  })),
};
