import japan from '@holiday-jp/holiday_jp';
import { dayOffRemoved, dayOffSet } from '#contracts/academic/events.ts';
import { USUAL_WEEKDAYS_OFF } from '#contracts/academic/school-days.ts';
import type { SchoolId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { DayOff } from '#modules/academic/database/days-off.ts';
import { theYear } from '#modules/academic/database/find.ts';

const MOST = 400;
export const dayOffFacts = (row: DayOff) => ({
  schoolId: row.schoolId as SchoolId,
  weekday: row.weekday ?? null,
  fromDay: row.fromDay ?? null,
  toDay: row.toDay ?? null,
});
type What = Pick<DayOff, 'name'> & Partial<Pick<DayOff, 'weekday' | 'fromDay' | 'toDay'>>;

function keepFree(work: Work, schoolId: string, what: What): void {
  const row = work.em.create(DayOff, {
    id: work.ids.next(),
    schoolId,
    weekday: null,
    fromDay: null,
    toDay: null,
    ...what,
    eventSeq: 0,
  });
  work.publish(dayOffSet, row, dayOffFacts(row));
}

function giveBack(work: Work, row: DayOff): void {
  work.publish(dayOffRemoved, row, dayOffFacts(row));
  work.em.remove(row);
}

export async function setWeekdays(work: Work, schoolId: string, weekdays: readonly number[]): Promise<void> {
  const there = await work.em.find(DayOff, { schoolId, weekday: { $ne: null } });
  for (const row of there) if (!weekdays.includes(row.weekday ?? 0)) giveBack(work, row);
  for (const weekday of new Set(weekdays))
    if (!there.some((row) => row.weekday === weekday)) keepFree(work, schoolId, { name: '', weekday });
}

/** A span of free days, both ends included. */
export async function addSpan(
  work: Work,
  schoolId: string,
  span: { name: string; fromDay: string; toDay: string },
): Promise<void> {
  if (span.toDay < span.fromDay)
    throw refuseField('UNPROCESSABLE', 'toDay', 'dates_reversed', 'The end lies before the beginning.');
  if ((await work.em.count(DayOff, { schoolId })) >= MOST)
    throw new Refusal('UNPROCESSABLE', `A school keeps at most ${MOST} spans free.`);
  keepFree(work, schoolId, span);
}

/** The national holidays of Japan in a school year (@holiday-jp, after the Cabinet Office's list) that are not free yet. */
export async function addNationalHolidays(work: Work, yearId: string): Promise<string> {
  const { schoolId, startsOn, endsOn } = await theYear(work.em, yearId);
  const there = new Set((await work.em.find(DayOff, { schoolId, weekday: null })).map(({ fromDay }) => fromDay));
  for (const { date, name } of japan.between(new Date(`${startsOn}T00:00:00Z`), new Date(`${endsOn}T00:00:00Z`))) {
    const day = date.toISOString().slice(0, 10);
    if (!there.has(day)) keepFree(work, schoolId, { name, fromDay: day, toDay: day });
  }
  return schoolId;
}

export async function removeDayOff(work: Work, id: string): Promise<void> {
  const row = await work.em.findOne(DayOff, { id });
  if (!row) throw notFound('day off');
  giveBack(work, row);
}

export async function daysOffView(em: EntityManager, schoolId: string) {
  const rows = await em.find(DayOff, { schoolId }, { orderBy: { fromDay: 'asc', id: 'asc' } });
  const weekdays = rows.flatMap(({ weekday }) => weekday ?? []).sort((a, b) => a - b);
  return {
    weekdays: weekdays.length > 0 ? weekdays : [...USUAL_WEEKDAYS_OFF],
    spans: rows.flatMap(({ id, name, fromDay, toDay }) => (fromDay && toDay ? [{ id, name, fromDay, toDay }] : [])),
  };
}
