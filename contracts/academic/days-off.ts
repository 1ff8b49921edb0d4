import * as z from 'zod';
import { Day, may, Nothing, route } from '#contracts/define.ts';
import { DayOffId, SchoolId, SchoolYearId } from '#contracts/ids.ts';

const tags = ['academic'];
const inSchool = z.object({ schoolId: SchoolId.optional() });

export const DayOffSpan = z.object({ id: DayOffId, name: z.string(), fromDay: Day, toDay: Day });
export type DayOffSpan = z.infer<typeof DayOffSpan>;

/** `weekdays`: 1 Monday … 7 Sunday. Saturday and Sunday where the school has set none. */
export const DaysOffView = z.object({ weekdays: z.array(z.number().int()), spans: z.array(DayOffSpan) });
export type DaysOffView = z.infer<typeof DaysOffView>;

const writes = may(['adminOfSchool', 'operator'], 'school', 'schoolId');
export const dayOffRoutes = {
  daysOff: route
    .meta(may(['memberOfSchool', 'operator'], 'school', 'schoolId'))
    .route({ method: 'GET', path: '/days-off', summary: 'Weekdays and days a school keeps free', tags })
    .input(inSchool)
    .output(DaysOffView),
  setWeekdaysOff: route
    .meta(writes)
    .route({ method: 'PUT', path: '/days-off/weekdays', summary: 'Which weekdays are free', tags })
    .input(inSchool.extend({ weekdays: z.array(z.number().int().min(1).max(7)).min(1).max(6) }))
    .output(DaysOffView),
  addDayOff: route
    .meta(writes)
    .route({
      method: 'POST',
      path: '/days-off',
      successStatus: 201,
      summary: 'Keep a day or a span of days free',
      tags,
    })
    .input(inSchool.extend({ name: z.string().trim().min(1).max(60), fromDay: Day, toDay: Day }))
    .output(DaysOffView),
  addNationalHolidays: route
    .meta(may(['adminOfSchool', 'operator'], 'year', 'yearId'))
    .route({
      method: 'POST',
      path: '/school-years/{yearId}/national-holidays',
      summary: 'Keep the national holidays of Japan in a school year free; those that are there already stay',
      tags,
    })
    .input(z.object({ yearId: SchoolYearId }))
    .output(DaysOffView),
  removeDayOff: route
    .meta(may(['adminOfSchool', 'operator'], 'dayOff', 'id'))
    .route({ method: 'DELETE', path: '/days-off/{id}', successStatus: 204, summary: 'Give a day back', tags })
    .input(z.object({ id: DayOffId }))
    .output(Nothing),
};
