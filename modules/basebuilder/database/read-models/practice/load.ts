import type { EntityManager } from '#kernel/database/database.ts';
import { openItems } from '#modules/basebuilder/database/open-to-pupil.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { addDays } from '#modules/basebuilder/domain/practice/days.ts';
import { forecastOf, type Waiting } from '#modules/basebuilder/domain/practice/forecast.ts';
import type { Scheduler } from '#modules/basebuilder/domain/practice/schedule.ts';

/** How many words come up for each pupil on the next days: one statement for all of them. */
export async function readLoad(
  em: EntityManager,
  personIds: readonly string[],
  { today, days, cap, scheduler }: { today: string; days: number; cap: number; scheduler: Scheduler },
): Promise<Map<string, number[]>> {
  const waiting = new Map<string, Waiting[]>(personIds.map((id) => [id, []]));
  if (personIds.length === 0) return new Map();
  let words = tables(em)
    .selectFrom('word as w')
    .innerJoin('knowledge_item as i', 'i.id', 'w.itemId')
    .select(['w.personId', 'w.stability', 'w.difficulty', 'w.lastDay', 'w.dueDay'])
    .where('w.personId', 'in', [...personIds])
    .where('w.dueDay', '<=', addDays(today, days - 1))
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null);
  const [only] = personIds;
  if (personIds.length === 1 && only) words = words.where('w.itemId', 'in', openItems(em, only));
  for (const { personId, stability, difficulty, lastDay, dueDay } of await words.execute()) {
    if (typeof stability !== 'number' || typeof difficulty !== 'number' || !lastDay || !dueDay) continue;
    waiting.get(personId)?.push({ memory: { stability, difficulty }, lastDay, dueDay });
  }
  return new Map([...waiting].map(([id, all]) => [id, forecastOf(all, { today, days, cap, scheduler })]));
}
