import type { PracticeToday } from '#contracts/basebuilder/practice-views.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import type { Circumstances, Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { itemsInScope, type ScopedItem } from '#modules/basebuilder/database/practice-scope.ts';
import { namesOfCategories } from '#modules/basebuilder/database/read-models/practice/views.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { addDays } from '#modules/basebuilder/domain/practice/days.ts';
import { SESSION_LENGTH, todaysWords } from '#modules/basebuilder/domain/practice/plan.ts';
import { rhythmOf, WEEKLY_TARGET } from '#modules/basebuilder/domain/practice/week.ts';

const SECONDS_A_WORD = 15;
const MOST_CATEGORIES = 3;
/** Further back nobody's rhythm reaches. */
const REMEMBERED = 400;

export const minutesFor = (words: number): number => Math.max(1, Math.ceil((words * SECONDS_A_WORD) / 60));

/** What a pupil finds when they come to practise. */
export async function readToday(em: EntityManager, pupil: Pupil, now: Circumstances): Promise<PracticeToday> {
  const scope = { kind: 'due' } as const;
  const open = await itemsInScope(em, { personId: pupil.id, schoolId: pupil.schoolId, scope });
  const { week, answeredToday } = await readWeek(em, pupil.id, now.today);
  const { due, words } = todaysWords(open, now.today);
  const room = Math.max(0, now.cap - answeredToday);
  const asked = Math.min(words.length, room);
  return {
    day: now.today,
    due: due ? asked : 0,
    waiting: due ? words.length - asked : 0,
    fresh: due ? 0 : Math.min(asked, SESSION_LENGTH),
    minutes: minutesFor(Math.min(asked, SESSION_LENGTH)),
    categories: await commonest(em, words),
    answeredToday,
    cap: now.cap,
    week,
  };
}

async function commonest(em: EntityManager, words: readonly ScopedItem[]): Promise<string[]> {
  const counts = new Map<string, number>();
  for (const { categoryId } of words) counts.set(categoryId, (counts.get(categoryId) ?? 0) + 1);
  const ids = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_CATEGORIES)
    .map(([id]) => id);
  const names = await namesOfCategories(em, ids);
  return ids.flatMap((id) => names.get(id) ?? []);
}

export async function readWeek(em: EntityManager, personId: string, today: string) {
  const days = await tables(em)
    .selectFrom('practice_day')
    .select(['day', 'words', 'answers'])
    .where('personId', '=', personId)
    .where('day', '>=', addDays(today, -REMEMBERED))
    .orderBy('day')
    .execute();
  return {
    week: { ...rhythmOf(days, today), target: WEEKLY_TARGET },
    answeredToday: days.find(({ day }) => day === today)?.answers ?? 0,
  };
}
