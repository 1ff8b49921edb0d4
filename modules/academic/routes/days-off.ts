import type { DaysOffView } from '#contracts/academic/days-off.ts';
import { academicRoutes } from '#contracts/academic/routes.ts';
import { type RouteContext, routesOf } from '#kernel/http/routes.ts';
import { schoolOf } from '#modules/academic/routes/schools.ts';
import {
  addNationalHolidays,
  addSpan,
  daysOffView,
  removeDayOff,
  setWeekdays,
} from '#modules/academic/use-cases/days-off.ts';

const os = routesOf(academicRoutes);
const view = async (context: RouteContext, schoolId: string) =>
  (await daysOffView(context.read(), schoolId)) as DaysOffView;

export const dayOffRoutes = {
  daysOff: os.daysOff.handler(({ context }) => view(context, schoolOf(context))),
  setWeekdaysOff: os.setWeekdaysOff.handler(async ({ context, input: { weekdays } }) => {
    await context.transact((work) => setWeekdays(work, schoolOf(context), weekdays));
    return view(context, schoolOf(context));
  }),
  addDayOff: os.addDayOff.handler(async ({ context, input: { schoolId: _, ...span } }) => {
    await context.transact((work) => addSpan(work, schoolOf(context), span));
    return view(context, schoolOf(context));
  }),
  addNationalHolidays: os.addNationalHolidays.handler(async ({ context, input }) =>
    view(context, await context.transact((work) => addNationalHolidays(work, input.yearId))),
  ),
  removeDayOff: os.removeDayOff.handler(({ context, input }) =>
    context.transact((work) => removeDayOff(work, input.id)),
  ),
};
