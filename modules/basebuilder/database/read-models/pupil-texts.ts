import { sql } from 'kysely';
import type { PupilText, PupilTextView } from '#contracts/basebuilder/texts.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { theOpenSet } from '#modules/basebuilder/database/open-sets.ts';
import { seatsOf } from '#modules/basebuilder/database/open-to-pupil.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { leastSeconds } from '#modules/basebuilder/domain/paths/reading.ts';
import { setProficiency } from '#modules/basebuilder/domain/practice/level.ts';

/** Deliveries shown at most; a class gets one or two a week. */
const MOST = 500;

const deliveriesTo = (em: EntityManager, personId: string) =>
  tables(em)
    .selectFrom('delivery as d')
    .innerJoin('text_set as t', 't.id', 'd.setId')
    .leftJoin('replica_academic_classes as c', 'c.id', 'd.classId')
    .where('d.withdrawnAt', 'is', null)
    .where('t.archivedAt', 'is', null)
    .where('d.classId', 'in', seatsOf(em, personId));

/** What was delivered to a pupil's classes, what is due first: three statements, however much there is. */
export async function listPupilTexts(em: EntityManager, personId: string): Promise<PupilText[]> {
  const rows = await deliveriesTo(em, personId)
    .select(['d.setId', 'd.dueDay', 'd.deliveredAt', 't.title', 'c.name'])
    .select(sql<0 | 1>`case when t.passage = '' then 0 else 1 end`.as('hasPassage'))
    .orderBy('d.deliveredAt', 'desc')
    .orderBy('d.id', 'desc')
    .limit(MOST)
    .execute();
  const ids = [...new Set(rows.map(({ setId }) => setId))];
  if (ids.length === 0) return [];
  const sums = await tables(em)
    .selectFrom('set_entry as s')
    .innerJoin('knowledge_item as i', 'i.id', 's.itemId')
    .leftJoin('word as w', (join) => join.onRef('w.itemId', '=', 'i.id').on('w.personId', '=', personId))
    .select(['s.setId', 's.part'])
    .select((e) => [
      e.fn.countAll<number>().as('n'),
      e.fn.sum<number>(e.fn.coalesce('w.level', sql<number>`0`)).as('levels'),
      e.fn.count<number>('w.lastAt').as('answered'),
    ])
    .where('s.setId', 'in', ids)
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null)
    .groupBy(['s.setId', 's.part'])
    .execute();
  const readings = await tables(em)
    .selectFrom('reading')
    .select(['setId', 'endedAt'])
    .where('personId', '=', personId)
    .where('setId', 'in', ids)
    .execute();
  const read = new Map(readings.map(({ setId, endedAt }) => [setId, endedAt === null ? 'opened' : 'ended'] as const));
  const texts = [...Map.groupBy(rows, ({ setId }) => setId)].flatMap(([id, given]) => {
    const [first] = given;
    if (!first) return [];
    const parts = sums.filter(({ setId }) => setId === id);
    const total = (key: 'n' | 'levels' | 'answered', part?: string) =>
      parts.filter((each) => !part || each.part === part).reduce((sum, each) => sum + Number(each[key]), 0);
    const due = given.flatMap(({ dueDay }) => dueDay ?? []).toSorted();
    const text = {
      id,
      title: first.title,
      dueDay: due[0] ?? null,
      classNames: [...new Set(given.flatMap(({ name }) => name ?? []))],
      deliveredAt: iso(Number(first.deliveredAt)),
      words: total('n', 'word'),
      questions: total('n', 'comprehension'),
      passage: Number(first.hasPassage) === 1,
      proficiency: setProficiency(total('levels'), total('n')),
      answered: total('answered'),
      reading: read.get(id) ?? 'none',
    };
    return [text as PupilText];
  });
  return texts.toSorted((a, b) => ((a.dueDay ?? '9999') < (b.dueDay ?? '9999') ? -1 : a.dueDay === b.dueDay ? 0 : 1));
}

/** A set as a pupil reads it: three statements. Words they have not met yet are told by their question only. */
export async function readPupilText(em: EntityManager, personId: string, setId: string): Promise<PupilTextView> {
  const set = await theOpenSet(em, personId, setId);
  const given = await deliveriesTo(em, personId)
    .select((e) => e.fn.min<string | null>('d.dueDay').as('dueDay'))
    .where('d.setId', '=', setId)
    .executeTakeFirst();
  const entries = await tables(em)
    .selectFrom('set_entry as s')
    .innerJoin('knowledge_item as i', 'i.id', 's.itemId')
    .leftJoin('word as w', (join) => join.onRef('w.itemId', '=', 'i.id').on('w.personId', '=', personId))
    .select(['i.id', 'i.title', 'i.question', 'i.answerType', 's.part', 'w.level', 'w.metAt', 'w.lastAt'])
    .where('s.setId', '=', setId)
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null)
    .orderBy('s.position')
    .orderBy('s.id')
    .execute();
  const of = (part: 'word' | 'comprehension') =>
    entries
      .filter((each) => each.part === part)
      .map(({ id, title, question, answerType, level, metAt, lastAt }) => ({
        itemId: id,
        question,
        answerType,
        title: (metAt ?? lastAt ?? null) === null ? null : title,
        level: level ?? 0,
        answered: (lastAt ?? null) !== null,
      }));
  const levels = entries.reduce((sum, { level }) => sum + (level ?? 0), 0);
  return {
    id: setId,
    title: set.title,
    dueDay: given?.dueDay ?? null,
    passage: set.passage,
    words: of('word'),
    questions: of('comprehension'),
    reading: await readingOf(em, personId, set),
    proficiency: setProficiency(levels, entries.length),
  } as PupilTextView;
}

export async function readingOf(
  em: EntityManager,
  personId: string,
  { id, passage }: { id: string; passage: string },
): Promise<PupilTextView['reading']> {
  const row = await tables(em)
    .selectFrom('reading')
    .select('endedAt')
    .where('personId', '=', personId)
    .where('setId', '=', id)
    .executeTakeFirst();
  const state = row ? (row.endedAt === null ? 'opened' : 'ended') : 'none';
  return { state, leastSeconds: leastSeconds(passage) };
}
