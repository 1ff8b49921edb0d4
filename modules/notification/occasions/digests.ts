import { daysOffFrom, isSchoolDay } from '#contracts/academic/school-days.ts';
import type { SchoolId } from '#contracts/ids.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { sendDigests } from '#modules/notification/jobs/send-digests.ts';
import { writeDailyReports } from '#modules/notification/jobs/write-daily-reports.ts';
import { occasion } from '#modules/notification/occasions/occasion.ts';

/**
 * At the school's hour the reports of the day are written, and then everything that waits for a digest goes out, to each
 * as often as they chose. On free days there is nothing to report.
 */
export const digests = occasion({
  name: 'digests',
  hour: (school) => school.dailyHour,
  async run(work, school, day) {
    const off = await tables(work.em)
      .selectFrom('replica_academic_days_off')
      .select(['weekday', 'fromDay', 'toDay'])
      .where('schoolId', '=', school.id)
      .where('gone', '=', 0)
      .execute();
    const input = { schoolId: school.id as SchoolId, day };
    if (isSchoolDay(day, daysOffFrom(off))) work.startJob(writeDailyReports, input);
    else work.startJob(sendDigests, input);
  },
});
