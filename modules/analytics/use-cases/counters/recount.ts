import type { ModuleContext } from '#kernel/module.ts';
import { ClassSeat, DayCount } from '#modules/analytics/database/counters.ts';
import { tables } from '#modules/analytics/database/tables.ts';
import { memberships } from '#modules/analytics/replicas/academic.ts';
import { recountDays } from '#modules/analytics/use-cases/counters/count-days.ts';
import { type SeatKey, takeSeat } from '#modules/analytics/use-cases/counters/seat.ts';

const AT_ONCE = 200;

/**
 * Makes the counters again from the log and from the copies of other modules, in place: after an update, and once a day,
 * so that what a rebuilt copy has put right is right here as well.
 */
export async function recount(context: ModuleContext): Promise<void> {
  await recountSeats(context);
  await recountAllDays(context);
}

/** Only where nothing was counted yet: an installation that comes from a version without counters. */
export async function recountOnce(context: ModuleContext): Promise<void> {
  if ((await context.read().count(ClassSeat, {})) === 0) await recountSeats(context);
  if ((await context.read().count(DayCount, {})) === 0) await recountAllDays(context);
}

/** Who sits somewhere has a seat; a seat nobody sits on any more is told apart from one that was never there. */
async function recountSeats(context: ModuleContext): Promise<void> {
  const { read } = context;
  const order = { orderBy: { id: 'asc' }, limit: AT_ONCE } as const;
  await eachSeat(context, async (after) => {
    const live = { id: { $gt: after }, placeKind: 'class', as: 'student', gone: false } as const;
    const found = await read().find(memberships.entity, live, order);
    return found.map(({ id, placeId, personId }) => ({ id, classId: placeId, personId }));
  });
  await eachSeat(context, (after) => read().find(ClassSeat, { id: { $gt: after } }, order));
}

type Found = SeatKey & { id: string };
async function eachSeat(context: ModuleContext, page: (after: string) => Promise<Found[]>): Promise<void> {
  for (let after = ''; ; ) {
    const seats = await page(after);
    await context.transact(async (work) => {
      for (const { classId, personId } of seats) await takeSeat(work, { classId, personId });
    });
    const last = seats.at(-1);
    if (!last || seats.length < AT_ONCE) return;
    after = last.id;
  }
}

async function recountAllDays(context: ModuleContext): Promise<void> {
  const classes = await tables(context.read()).selectFrom('entry').select(['classId', 'schoolId']).distinct().execute();
  for (const place of classes) await context.transact((work) => recountDays(work, place));
}
