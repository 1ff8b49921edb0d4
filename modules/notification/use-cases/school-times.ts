import type { SchoolTimes as View } from '#contracts/notification/preferences.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import { SchoolTimes } from '#modules/notification/database/entities.ts';
import { USUAL } from '#modules/notification/database/times.ts';
import { clockTime, minutesOf } from '#modules/notification/domain/clock-time.ts';

export async function readSchoolTimes(em: EntityManager, schoolId: string): Promise<View> {
  const own = await em.findOne(SchoolTimes, { id: schoolId });
  const { dailyHour, quietFrom, quietTo } = own ?? USUAL;
  const quietHours = { from: clockTime(quietFrom), to: clockTime(quietTo) };
  return { dailyHour, quietHours, version: own?.version ?? 0 };
}

/** When a school's mails of the day go out, and when its people are left in peace unless they chose otherwise. */
export async function saveSchoolTimes(work: Work, schoolId: string, times: View): Promise<View> {
  const { dailyHour, quietHours, version } = times;
  const wanted = { dailyHour, quietFrom: minutesOf(quietHours.from), quietTo: minutesOf(quietHours.to) };
  const own = await work.em.findOne(SchoolTimes, { id: schoolId });
  expectVersion({ version: own?.version ?? 0 }, version, 'setting');
  if (own) Object.assign(own, wanted);
  else work.em.create(SchoolTimes, { id: schoolId, ...wanted, version: 0 });
  await work.em.flush();
  return readSchoolTimes(work.em, schoolId);
}
