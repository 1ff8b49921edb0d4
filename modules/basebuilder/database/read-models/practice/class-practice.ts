import { sql } from 'kysely';
import type { ClassLearner, ItemReportView, WeakItem } from '#contracts/basebuilder/practice-views.ts';
import type { ItemId, UserId } from '#contracts/ids.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { deliveredOrAssignedTo } from '#modules/basebuilder/database/given-to-class.ts';
import { pupilsOfClass } from '#modules/basebuilder/database/read-models/practice/pupils-of-class.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { BINS, calibrationOf } from '#modules/basebuilder/domain/practice/calibration.ts';
import { mondayOf } from '#modules/basebuilder/domain/practice/days.ts';
import { wordBand } from '#modules/basebuilder/domain/practice/level.ts';

const idsOf = (pupils: readonly { student: { id: string } }[]) => pupils.map(({ student }) => student.id);

/** How every pupil practises what the class was given: three statements, however many pupils and answers. */
export async function listClassLearners(em: EntityManager, classId: string, today: string): Promise<ClassLearner[]> {
  const pupils = await pupilsOfClass(em, classId);
  if (pupils.length === 0) return [];
  const ids = idsOf(pupils);
  const words = await tables(em)
    .selectFrom('word as w')
    .innerJoin('knowledge_item as i', 'i.id', 'w.itemId')
    .select(({ fn }) => [
      'w.personId',
      'w.level',
      fn.countAll().as('words'),
      fn.sum('w.rightCount').as('rights'),
      fn.sum('w.wrongCount').as('wrongs'),
      fn.max('w.lastAt').as('lastAt'),
      sql<number>`sum(case when w.dueDay <= ${today} then 1 else 0 end)`.as('due'),
    ])
    .where('w.personId', 'in', ids)
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null)
    .where('w.itemId', 'in', deliveredOrAssignedTo(em, classId))
    .groupBy(['w.personId', 'w.level'])
    .execute();
  const weeks = await tables(em)
    .selectFrom('practice_day')
    .select(({ fn }) => ['personId', fn.sum('words').as('words')])
    .where('personId', 'in', ids)
    .where('day', '>=', mondayOf(today))
    .groupBy('personId')
    .execute();
  const given = await tables(em)
    .selectFrom('knowledge_item as i')
    .select(({ fn }) => [fn.countAll().as('items')])
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null)
    .where('i.id', 'in', deliveredOrAssignedTo(em, classId))
    .executeTakeFirstOrThrow();
  return pupils.map((pupil) => {
    const mine = words.filter(({ personId }) => personId === pupil.student.id);
    const bands = { new: 0, beginner: 0, intermediate: 0, mastered: 0 };
    for (const { level, words: count } of mine) bands[wordBand(level)] += Number(count);
    const known = mine.reduce((sum, { words: count }) => sum + Number(count), 0);
    const [rights, wrongs] = [total(mine, 'rights'), total(mine, 'wrongs')];
    const lastAt = Math.max(0, ...mine.map((row) => Number(row.lastAt ?? 0)));
    return {
      ...pupil,
      words: { ...bands, new: bands.new + Math.max(0, Number(given.items) - known) },
      answers: rights + wrongs,
      rights,
      due: total(mine, 'due'),
      wordsThisWeek: Number(weeks.find(({ personId }) => personId === pupil.student.id)?.words ?? 0),
      lastAt: lastAt > 0 ? iso(lastAt) : null,
    };
  });
}

const total = <Key extends string>(rows: readonly Record<Key, unknown>[], key: Key): number =>
  rows.reduce((sum, row) => sum + Number(row[key] ?? 0), 0);

/** The items a class finds hardest, by the share of wrong answers, with every pupil's level: four statements. */
export async function listWeakItems(em: EntityManager, classId: string, limit: number) {
  const pupils = await pupilsOfClass(em, classId);
  if (pupils.length === 0) return { pupils, items: [] };
  const ids = idsOf(pupils);
  const hardest = await tables(em)
    .selectFrom('word as w')
    .innerJoin('knowledge_item as i', 'i.id', 'w.itemId')
    .innerJoin('category as c', 'c.id', 'i.categoryId')
    .select(({ fn }) => [
      'i.id',
      'i.title',
      'i.question',
      'c.name as category',
      fn.sum('w.rightCount').as('rights'),
      fn.sum('w.wrongCount').as('wrongs'),
    ])
    .where('w.personId', 'in', ids)
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null)
    .where('w.itemId', 'in', deliveredOrAssignedTo(em, classId))
    .groupBy(['i.id', 'i.title', 'i.question', 'c.name'])
    .having(sql`sum(w.rightCount + w.wrongCount)`, '>', 0)
    // Two imagined answers, one right and one wrong: a single miss is no weakness of a class yet.
    .orderBy(sql`(sum(w.wrongCount) + 1.0) / (sum(w.rightCount + w.wrongCount) + 2.0)`, 'desc')
    .orderBy('i.id')
    .limit(limit)
    .execute();
  if (hardest.length === 0) return { pupils, items: [] };
  const cells = await tables(em)
    .selectFrom('word')
    .select(['personId', 'itemId', 'level', 'rightCount', 'wrongCount'])
    .where('personId', 'in', ids)
    .where(
      'itemId',
      'in',
      hardest.map(({ id }) => id),
    )
    .execute();
  const found = new Map(cells.map((cell) => [`${cell.itemId} ${cell.personId}`, cell]));
  return {
    pupils,
    items: hardest.map(
      ({ id, title, question, category, rights, wrongs }): WeakItem => ({
        itemId: id as ItemId,
        title,
        question,
        category,
        answers: Number(rights) + Number(wrongs),
        rights: Number(rights),
        cells: ids.map((personId) => {
          const cell = found.get(`${id} ${personId}`);
          return cell && cell.rightCount + cell.wrongCount > 0
            ? { level: cell.level, right: cell.rightCount, wrong: cell.wrongCount }
            : null;
        }),
      }),
    ),
  };
}

/** Predicted against actual recall of a class's pupils, from counters. */
export async function readCalibration(em: EntityManager, classId: string) {
  const rows = await tables(em)
    .selectFrom('recall_bin as b')
    .innerJoin('replica_academic_memberships as m', 'm.personId', 'b.personId')
    .select(({ fn }) => [
      'b.bin',
      fn.sum('b.answers').as('answers'),
      fn.sum('b.rights').as('rights'),
      fn.sum('b.predicted').as('predicted'),
      fn.sum('b.loss').as('loss'),
    ])
    .where('m.placeId', '=', classId)
    .where('m.placeKind', '=', 'class')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .groupBy('b.bin')
    .orderBy('b.bin')
    .execute();
  const bins = rows.map((row) => ({
    bin: row.bin,
    answers: Number(row.answers),
    rights: Number(row.rights),
    predicted: Number(row.predicted),
    loss: Number(row.loss),
  }));
  return {
    ...calibrationOf(bins),
    bins: bins.map(({ bin, answers, rights, predicted }) => ({
      from: bin / BINS,
      to: (bin + 1) / BINS,
      answers,
      predicted: predicted / answers,
      actual: rights / answers,
    })),
  };
}

/** Every word every pupil of a class has answered, for a spreadsheet. */
export function listResults(em: EntityManager, classId: string) {
  return tables(em)
    .selectFrom('word as w')
    .innerJoin('knowledge_item as i', 'i.id', 'w.itemId')
    .innerJoin('category as c', 'c.id', 'i.categoryId')
    .innerJoin('replica_academic_memberships as m', 'm.personId', 'w.personId')
    .select([
      'w.personId',
      'c.name as category',
      'i.title',
      'w.level',
      'w.rightCount',
      'w.wrongCount',
      'w.lastDay',
      'w.dueDay',
    ])
    .where('m.placeId', '=', classId)
    .where('m.placeKind', '=', 'class')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .where('w.lastDay', 'is not', null)
    .where('w.itemId', 'in', deliveredOrAssignedTo(em, classId))
    .orderBy('c.name')
    .orderBy('i.title')
    .orderBy('w.id')
    .execute();
}

const MOST_REPORTS = 200;

/** What pupils of a class say is wrong with items, the newest first. */
export async function listItemReports(em: EntityManager, classId: string): Promise<ItemReportView[]> {
  const rows = await tables(em)
    .selectFrom('item_report as r')
    .innerJoin('knowledge_item as i', 'i.id', 'r.itemId')
    .innerJoin('replica_user_people as p', 'p.id', 'r.personId')
    .innerJoin('replica_academic_memberships as m', 'm.personId', 'r.personId')
    .select([
      'r.id',
      'r.itemId',
      'i.title',
      'i.question',
      'r.personId',
      'p.familyName',
      'p.givenName',
      'p.familyKana',
      'p.givenKana',
      'r.reason',
      'r.text',
      'r.reportedAt',
    ])
    .where('m.placeId', '=', classId)
    .where('m.placeKind', '=', 'class')
    .where('m.as', '=', 'student')
    .where('m.gone', '=', 0)
    .where('r.settledAt', 'is', null)
    .orderBy('r.reportedAt', 'desc')
    .limit(MOST_REPORTS)
    .execute();
  return rows.map(({ id, itemId, title, question, personId, reason, text, reportedAt, ...names }) => ({
    id,
    itemId: itemId as ItemId,
    title,
    question,
    student: { id: personId as UserId, ...names },
    reason,
    text,
    reportedAt: iso(reportedAt),
  }));
}
