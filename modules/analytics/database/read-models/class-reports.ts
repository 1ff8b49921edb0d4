import type { ClassReport } from '#contracts/analytics/reports.ts';
import type { ClassId, ClassReportId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/analytics/database/tables.ts';

/** Reports of a class that are still kept, the newest first: one statement. */
export async function listClassReports(em: EntityManager, classId: string): Promise<ClassReport[]> {
  const rows = await tables(em)
    .selectFrom('class_report')
    .selectAll()
    .where('classId', '=', classId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => ({
    id: row.id as ClassReportId,
    classId: row.classId as ClassId,
    term: row.term ?? null,
    state: row.state,
    done: row.done,
    total: row.total,
    askedAt: iso(Number(row.at)),
  }));
}
