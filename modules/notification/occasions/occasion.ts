import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { wallTime } from '#kernel/clock.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { OccasionDone } from '#modules/notification/database/entities.ts';
import { tables } from '#modules/notification/database/tables.ts';
import { type School, schoolsWithTimes } from '#modules/notification/database/times.ts';

/**
 * Something done once for every school and day, from an hour of the school's own wall clock on. However many processes
 * look, one does it: the row that says so is unique and is written in the transaction of the work itself, so that both
 * are there or neither. When nobody was running at the hour it is made up for later the same day, and not after that.
 * An hour that summer time leaves out is reached when the clock has jumped over it; one that comes twice counts once.
 */
export type Occasion = {
  /** Its name in the database: with another name it would be done again. */
  readonly name: string;
  /** 0–23; `undefined` where a school wants none. */
  hour(school: School): number | undefined;
  /** Long work belongs into a job started here. `day` is the school's. */
  run(work: Work, school: School, day: string): Promise<void> | void;
};
export const occasion = (given: Occasion): Occasion => given;

/** Does what is due now. A piece that fails is logged and tried again the next time; others go on. */
export const holdOccasions =
  (occasions: readonly Occasion[]) =>
  async (context: ModuleContext): Promise<void> => {
    const { clock } = context;
    const schools = (await schoolsWithTimes(context.read())).map((school) => {
      const wall = wallTime(school.timeZone, clock.now());
      return { school, day: wall.slice(0, 10), hour: Number(wall.slice(11, 13)) };
    });
    const done = await doneOn(context, [...new Set(schools.map(({ day }) => day))]);
    for (const { school, day, hour } of schools) {
      for (const each of occasions) {
        const from = each.hour(school);
        if (from === undefined || hour < from || done.has(key(each.name, school.id, day))) continue;
        await context
          .transact((work) => hold(work, each, school, day))
          .catch((error) => {
            // Another process was first.
            if (error instanceof UniqueConstraintViolationException) return;
            context.log.error({ err: error, occasion: each.name, school: school.id }, 'not done yet');
          });
      }
    }
  };

const key = (work: string, schoolId: string, day: string): string => `${work} ${schoolId} ${day}`;

async function doneOn(context: ModuleContext, days: readonly string[]): Promise<Set<string>> {
  if (days.length === 0) return new Set();
  const rows = await tables(context.read())
    .selectFrom('occasion_done')
    .select(['work', 'schoolId', 'day'])
    .where('day', 'in', [...days])
    .execute();
  return new Set(rows.map(({ work, schoolId, day }) => key(work, schoolId, day)));
}

async function hold(work: Work, { name, run }: Occasion, school: School, day: string): Promise<void> {
  const what = { work: name, schoolId: school.id, day };
  if (await work.em.count(OccasionDone, what)) return;
  work.em.create(OccasionDone, { id: work.ids.next(), ...what, at: work.clock.now() });
  // Another process that does the same is found out before the work begins, not after it.
  await work.em.flush();
  await run(work, school, day);
}
