import type { PersonRef } from '#contracts/academic/routes.ts';
import type { CategoryProgress, Proficiency, SetProgress, WordBands } from '#contracts/basebuilder/practice-views.ts';
import type { CategoryId, ItemId, TextSetId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import type { Circumstances, Pupil } from '#modules/basebuilder/database/circumstances.ts';
import { seatsOf } from '#modules/basebuilder/database/open-to-pupil.ts';
import { itemsInScope, type ScopedItem } from '#modules/basebuilder/database/practice-scope.ts';
import { readLoad } from '#modules/basebuilder/database/read-models/practice/load.ts';
import { readWeek } from '#modules/basebuilder/database/read-models/practice/today.ts';
import { namesOfCategories } from '#modules/basebuilder/database/read-models/practice/views.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { addDays } from '#modules/basebuilder/domain/practice/days.ts';
import {
  bandOf,
  categoryLevel,
  categoryPercent,
  setProficiency,
  wordBand,
} from '#modules/basebuilder/domain/practice/level.ts';

const LOAD_DAYS = 14;
const LAST = 20;

/** What a pupil knows, of what they may practise. As many statements whatever they have answered. */
export async function readProficiency(em: EntityManager, pupil: Pupil, now: Circumstances): Promise<Proficiency> {
  const scope = { kind: 'due' } as const;
  const items = await itemsInScope(em, { personId: pupil.id, schoolId: pupil.schoolId, scope });
  const learner = await tables(em).selectFrom('learner').selectAll().where('id', '=', pupil.id).executeTakeFirst();
  const [load = []] = (await readLoad(em, [pupil.id], { ...now, days: LOAD_DAYS })).values();
  return {
    student: await thePerson(em, pupil.id),
    words: bandsOf(items),
    items: items.length,
    answers: learner?.answers ?? 0,
    rights: learner?.rights ?? 0,
    due: items.filter(({ dueDay }) => dueDay !== null && dueDay <= now.today).length,
    week: (await readWeek(em, pupil.id, now.today)).week,
    categories: await categoriesOf(em, items),
    sets: await readSets(em, pupil.id),
    last: await lastAnswers(em, pupil.id),
    load: Array.from({ length: LOAD_DAYS }, (_, place) => ({
      day: addDays(now.today, place),
      words: load[place] ?? 0,
    })),
  };
}

async function thePerson(em: EntityManager, id: string): Promise<PersonRef> {
  const row = await tables(em)
    .selectFrom('replica_user_people')
    .select(['familyName', 'givenName', 'familyKana', 'givenKana'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw notFound('person');
  return { id: id as UserId, ...row };
}

export function bandsOf(items: readonly { level: number }[]): WordBands {
  const bands = { new: 0, beginner: 0, intermediate: 0, mastered: 0 };
  for (const { level } of items) bands[wordBand(level)] += 1;
  return bands;
}

async function categoriesOf(em: EntityManager, items: readonly ScopedItem[]): Promise<CategoryProgress[]> {
  const sums = new Map<string, { levels: number; items: number }>();
  for (const { categoryId, level } of items) {
    const sum = sums.get(categoryId) ?? { levels: 0, items: 0 };
    sums.set(categoryId, { levels: sum.levels + level, items: sum.items + 1 });
  }
  const names = await namesOfCategories(em, [...sums.keys()]);
  return [...sums]
    .map(([id, sum]): CategoryProgress => {
      const level = categoryLevel(sum.levels, sum.items);
      const percent = categoryPercent(level);
      const name = names.get(id) ?? '';
      return { id: id as CategoryId, name, items: sum.items, level, percent, band: bandOf(percent) };
    })
    .sort((a, b) => a.name.localeCompare(b.name, 'ja'));
}

/** The sets delivered to a pupil with how far they are: one statement. */
async function readSets(em: EntityManager, personId: string): Promise<SetProgress[]> {
  const rows = await tables(em)
    .selectFrom('text_set as t')
    .innerJoin(
      (db) =>
        db
          .selectFrom('delivery')
          .select(({ fn }) => ['delivery.setId as setId', fn.min('delivery.dueDay').as('dueDay')])
          .where('delivery.withdrawnAt', 'is', null)
          .where('delivery.classId', 'in', seatsOf(em, personId))
          .groupBy('delivery.setId')
          .as('d'),
      (join) => join.onRef('d.setId', '=', 't.id'),
    )
    .leftJoin('set_entry as e', 'e.setId', 't.id')
    .leftJoin('knowledge_item as i', (join) =>
      join.onRef('i.id', '=', 'e.itemId').on('i.active', '=', 1).on('i.archivedAt', 'is', null),
    )
    .leftJoin('word as w', (join) => join.onRef('w.itemId', '=', 'i.id').on('w.personId', '=', personId))
    .select(({ fn }) => ['t.id', 't.title', 'd.dueDay', fn.count('i.id').as('items'), fn.sum('w.level').as('levels')])
    .where('t.archivedAt', 'is', null)
    .groupBy(['t.id', 't.title', 'd.dueDay'])
    .orderBy('t.id')
    .execute();
  return rows.map(({ id, title, dueDay, items, levels }) => {
    const percent = setProficiency(Number(levels ?? 0), Number(items));
    return { id: id as TextSetId, title, items: Number(items), percent, band: bandOf(percent), dueDay: dueDay ?? null };
  });
}

async function lastAnswers(em: EntityManager, personId: string): Promise<Proficiency['last']> {
  const rows = await tables(em)
    .selectFrom('practice_answer as a')
    .innerJoin('knowledge_item as i', 'i.id', 'a.itemId')
    .select(['a.itemId', 'i.title', 'a.given', 'a.isRight', 'a.answeredAt', 'a.levelAfter'])
    .where('a.personId', '=', personId)
    .orderBy('a.answeredAt', 'desc')
    .limit(LAST)
    .execute();
  return rows.map(({ itemId, isRight, answeredAt, ...row }) => ({
    ...row,
    itemId: itemId as ItemId,
    right: isRight === 1,
    answeredAt: iso(answeredAt),
  }));
}
