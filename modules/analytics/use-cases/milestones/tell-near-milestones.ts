import { daysOffFrom, nextSchoolDay, schoolDaysBefore } from '#contracts/academic/school-days.ts';
import { milestoneNear } from '#contracts/analytics/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { dayIn, wallTime } from '#kernel/clock.ts';
import type { ModuleContext, Work } from '#kernel/module.ts';
import { Milestone, MilestoneNear } from '#modules/analytics/database/milestones.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { daysBetween, plusDays } from '#modules/analytics/domain/days.ts';
import { milestoneFacts } from '#modules/analytics/use-cases/milestones/milestones.ts';

/** From this hour of the school's morning on. */
const HOUR = 8;
/** A milestone that was overdue longer when nobody was running is not told any more. */
const LATE = 7;
/** The longest summer holidays and thirty school days before them. */
const AHEAD = 120;

/**
 * Tells of milestones that come near or have passed, whom it concerns, each once. When nobody was running on the day it
 * is told on the next one, as long as it is of use. However many processes look, one tells: the row that says so is
 * unique and commits together with the event.
 */
export async function tellNearMilestones(context: ModuleContext): Promise<void> {
  const em = context.read();
  const schools = await tables(em).selectFrom('replica_academic_schools').select(['id', 'timeZone']).execute();
  for (const school of schools) {
    const now = wallTime(school.timeZone, context.clock.now());
    if (Number(now.slice(11, 13)) < HOUR) continue;
    const today = now.slice(0, 10);
    for (const { id, about } of await due(context, school, today))
      await context
        .transact((work) => tell(work, id, about, today))
        .catch((error) => {
          context.log.error({ err: error, milestone: id }, 'not told yet');
        });
  }
}

type Due = { id: string; about: MilestoneNear['about'] };
async function due(context: ModuleContext, school: { id: string; timeZone: string }, today: string): Promise<Due[]> {
  const em = context.read();
  const rows = await tables(em)
    .selectFrom('milestone as m')
    .innerJoin('replica_academic_classes as class', 'class.id', 'm.classId')
    .where('m.schoolId', '=', school.id)
    .where('m.removed', '=', 0)
    .where('class.gone', '=', 0)
    .where('class.archived', '=', 0)
    .where('m.dueDay', '>=', plusDays(today, -LATE))
    .where('m.dueDay', '<=', plusDays(today, AHEAD))
    .select(['m.id', 'm.dueDay', 'm.remindDays', 'm.createdAt'])
    .execute();
  if (rows.length === 0) return [];
  const off = daysOffFrom(
    await tables(em)
      .selectFrom('replica_academic_days_off')
      .select(['weekday', 'fromDay', 'toDay'])
      .where('schoolId', '=', school.id)
      .where('gone', '=', 0)
      .execute(),
  );
  const told = new Set(
    (
      await tables(em)
        .selectFrom('milestone_near')
        .select(['milestoneId', 'about', 'dueDay'])
        .where(
          'milestoneId',
          'in',
          rows.map(({ id }) => id),
        )
        .execute()
    ).map(({ milestoneId, about, dueDay }) => `${milestoneId} ${about} ${dueDay}`),
  );
  return rows.flatMap(({ id, dueDay, remindDays, createdAt }) => {
    // Whoever was told of it this very day need not be reminded.
    const fresh = dayIn(school.timeZone, Number(createdAt)) === today;
    const about =
      dueDay < today
        ? nextSchoolDay(dueDay, off) <= today && ('overdue' as const)
        : remindDays > 0 && !fresh && schoolDaysBefore(dueDay, remindDays, off) <= today && ('due' as const);
    return about && !told.has(`${id} ${about} ${dueDay}`) ? [{ id, about }] : [];
  });
}

async function tell(work: Work, id: string, about: Due['about'], today: string): Promise<void> {
  const { em } = work;
  const milestone = await em.findOne(Milestone, { id, removed: false });
  if (!milestone) return;
  const { dueDay, classId } = milestone;
  if (await em.count(MilestoneNear, { milestoneId: id, about, dueDay })) return;
  const row = em.create(MilestoneNear, {
    id: work.ids.next(),
    ...{ milestoneId: id, about, dueDay },
    at: work.clock.now(),
    eventSeq: 0,
  });
  const waiting = await tables(em)
    .selectFrom('replica_academic_memberships as seat')
    .innerJoin('replica_academic_classes as class', 'class.id', 'seat.placeId')
    .where('seat.placeId', '=', classId)
    .where('seat.placeKind', '=', 'class')
    .where('seat.as', '=', 'student')
    .where('seat.gone', '=', 0)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('submission')
            .select('submission.id')
            .whereRef('submission.personId', '=', 'seat.personId')
            .where('submission.milestoneId', '=', id)
            .where('submission.number', '>', 0),
        ),
      ),
    )
    .select(['seat.personId', 'class.name'])
    .orderBy('seat.personId')
    .execute();
  const [first] = waiting;
  if (!first) return;
  work.publish(milestoneNear, row, {
    ...milestoneFacts(milestone),
    className: first.name,
    about,
    left: daysBetween(today, dueDay),
    personIds: waiting.map(({ personId }) => personId as UserId),
  });
}
