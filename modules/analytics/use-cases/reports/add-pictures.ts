import { workPictures } from '#contracts/content/queries.ts';
import type { UserId } from '#contracts/ids.ts';
import { ModuleUnavailable } from '#kernel/errors.ts';
import type { ModuleContext } from '#kernel/module.ts';
import type { PupilReport } from '#modules/analytics/domain/reports/print-report.ts';

const MOST = 30;

/** Puts the pictures and names of files to the entries of a report. While content is away it says how many there are. */
export async function addPictures(context: ModuleContext, personId: string, report: PupilReport): Promise<PupilReport> {
  const thingIds = report.entries
    .filter(({ files }) => files > 0)
    .map(({ id }) => id)
    .slice(0, MOST);
  if (thingIds.length === 0) return report;
  try {
    const { items } = await context.ask(workPictures, { personId: personId as UserId, thingIds });
    return {
      ...report,
      entries: report.entries.map((entry) => ({
        ...entry,
        shown: items.filter(({ thingId }) => thingId === entry.id),
      })),
    };
  } catch (error) {
    if (!(error instanceof ModuleUnavailable)) throw error;
    context.log.warn({ err: error }, 'a report is made without pictures');
    return report;
  }
}
