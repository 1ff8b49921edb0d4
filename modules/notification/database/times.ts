import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/notification/database/tables.ts';
import type { Quiet } from '#modules/notification/domain/quiet-hours.ts';

/** A school's clock and the hours it keeps. */
export type School = {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  /** When digests and reports go out: an hour of the wall clock, 0–23. */
  readonly dailyHour: number;
  readonly quiet: Quiet;
};

/** What a school has that set nothing: after the last lesson, and nights without mail. */
export const USUAL = { dailyHour: 17, quietFrom: 21 * 60, quietTo: 7 * 60 } as const;

const schools = (em: EntityManager) =>
  tables(em)
    .selectFrom('replica_academic_schools as school')
    .leftJoin('school_times as times', 'times.id', 'school.id')
    .select(['school.id', 'school.name', 'school.timeZone', 'times.dailyHour', 'times.quietFrom', 'times.quietTo']);

type Row = Awaited<ReturnType<ReturnType<typeof schools>['execute']>>[number];
const view = ({ id, name, timeZone, dailyHour, quietFrom, quietTo }: Row): School => ({
  ...{ id, name, timeZone },
  dailyHour: dailyHour ?? USUAL.dailyHour,
  quiet: { from: quietFrom ?? USUAL.quietFrom, to: quietTo ?? USUAL.quietTo },
});

/** A school with its hours; one that is not known here yet keeps the usual ones of Japan. */
export async function schoolOf(em: EntityManager, schoolId: string): Promise<School> {
  const row = await schools(em).where('school.id', '=', schoolId).executeTakeFirst();
  return view(
    row ?? { id: schoolId, name: '', timeZone: 'Asia/Tokyo', dailyHour: null, quietFrom: null, quietTo: null },
  );
}

export const schoolsWithTimes = async (em: EntityManager): Promise<School[]> =>
  (await schools(em).orderBy('school.id').execute()).map(view);
