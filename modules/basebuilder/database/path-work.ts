import type { EntityManager } from '#kernel/database/database.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import type { Work } from '#modules/basebuilder/domain/paths/progress.ts';

export type Step = {
  id: string;
  pathId: string;
  kind: 'category' | 'item' | 'set' | 'reading';
  thingId: string;
  count: number | null;
  after: string[];
  title: string;
};

/** Steps of paths in their order, with what they are about: one statement. */
export async function stepsOf(em: EntityManager, pathIds: readonly string[]): Promise<Step[]> {
  if (pathIds.length === 0) return [];
  const rows = await tables(em)
    .selectFrom('path_step as s')
    .leftJoin('category as c', 'c.id', 's.thingId')
    .leftJoin('knowledge_item as i', 'i.id', 's.thingId')
    .leftJoin('text_set as t', 't.id', 's.thingId')
    .select([
      's.id',
      's.pathId',
      's.kind',
      's.thingId',
      's.count',
      's.after',
      'c.name',
      'i.title as item',
      't.title as set',
    ])
    .where('s.pathId', 'in', [...pathIds])
    .orderBy('s.pathId')
    .orderBy('s.position')
    .execute();
  return rows.map(({ name, item, set, after, count, ...row }) => ({
    ...row,
    count: count ?? null,
    after: JSON.parse(after) as string[],
    title: name ?? item ?? set ?? '',
  }));
}

/** Which active items each step of paths is about: a subquery of `stepId` and `itemId`. */
const itemsOfSteps = (em: EntityManager, pathIds: readonly string[]) => {
  const db = tables(em);
  const steps = () => db.selectFrom('path_step as s').where('s.pathId', 'in', [...pathIds]);
  const columns = ['s.id as stepId', 'i.id as itemId'] as const;
  const entries = (kind: 'set' | 'reading', part: 'word' | 'comprehension') =>
    steps()
      .innerJoin('set_entry as e', 'e.setId', 's.thingId')
      .innerJoin('text_set as t', 't.id', 'e.setId')
      .innerJoin('knowledge_item as i', 'i.id', 'e.itemId')
      .select(columns)
      .where('s.kind', '=', kind)
      .where('e.part', '=', part)
      .where('t.archivedAt', 'is', null)
      .where('i.active', '=', 1)
      .where('i.archivedAt', 'is', null);
  const items = steps()
    .innerJoin('knowledge_item as i', 'i.id', 's.thingId')
    .select(columns)
    .where('s.kind', '=', 'item')
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null);
  const categories = steps()
    .innerJoin('knowledge_item as i', 'i.categoryId', 's.thingId')
    .select(columns)
    .where('s.kind', '=', 'category')
    .where('i.active', '=', 1)
    .where('i.archivedAt', 'is', null);
  return items.unionAll(categories).unionAll(entries('set', 'word')).unionAll(entries('reading', 'comprehension'));
};

/**
 * What steps ask and what people have done of them, told by answers and readings alone: three statements, however many
 * people and steps. A reading asks for the passage's end and an answer to each of its questions, everything else for
 * items answered right at least once.
 */
export async function workOn(
  em: EntityManager,
  steps: readonly Step[],
  personIds: readonly string[],
): Promise<{ needed: ReadonlyMap<string, number>; of: (personId: string, pathId: string) => Work[] }> {
  const pathIds = [...new Set(steps.map(({ pathId }) => pathId))];
  if (pathIds.length === 0) return { needed: new Map(), of: () => [] };
  const db = tables(em);
  const asked = await db
    .selectFrom(itemsOfSteps(em, pathIds).as('x'))
    .select(['x.stepId', (e) => e.fn.countAll<number>().as('n')])
    .groupBy('x.stepId')
    .execute();
  const readings = steps.filter(({ kind }) => kind === 'reading').map(({ thingId }) => thingId);
  const withPassage = new Set(
    readings.length
      ? (
          await db
            .selectFrom('text_set')
            .select('id')
            .where('id', 'in', readings)
            .where('passage', '!=', '')
            .where('archivedAt', 'is', null)
            .execute()
        ).map(({ id }) => id)
      : [],
  );
  const answered = personIds.length
    ? await db
        .selectFrom(itemsOfSteps(em, pathIds).as('x'))
        .innerJoin('word as w', 'w.itemId', 'x.itemId')
        .select(['x.stepId', 'w.personId'])
        .select((e) => [
          e.fn.sum<number>(e.case().when('w.rightCount', '>', 0).then(1).else(0).end()).as('rights'),
          e.fn.countAll<number>().as('answers'),
        ])
        .where('w.personId', 'in', [...personIds])
        .where('w.lastAt', 'is not', null)
        .groupBy(['x.stepId', 'w.personId'])
        .execute()
    : [];
  const read =
    personIds.length && readings.length
      ? await db
          .selectFrom('reading')
          .select(['personId', 'setId', 'endedAt'])
          .where('personId', 'in', [...personIds])
          .where('setId', 'in', readings)
          .execute()
      : [];
  const items = new Map(asked.map(({ stepId, n }) => [stepId, Number(n)]));
  const answers = new Map(answered.map((row) => [`${row.stepId} ${row.personId}`, row]));
  const passages = new Map(read.map((row) => [`${row.setId} ${row.personId}`, row]));
  const neededOf = (step: Step): number => {
    const all = items.get(step.id) ?? 0;
    if (step.kind === 'reading') return all + (withPassage.has(step.thingId) ? 1 : 0);
    return step.kind === 'category' ? Math.min(all, step.count ?? all) : all;
  };
  return {
    needed: new Map(steps.map((step) => [step.id, neededOf(step)])),
    of: (personId, pathId) =>
      steps
        .filter((step) => step.pathId === pathId)
        .map((step): Work => {
          const mine = answers.get(`${step.id} ${personId}`);
          const passage = step.kind === 'reading' ? passages.get(`${step.thingId} ${personId}`) : undefined;
          const ended = withPassage.has(step.thingId) && (passage?.endedAt ?? null) !== null ? 1 : 0;
          const done = step.kind === 'reading' ? Number(mine?.answers ?? 0) + ended : Number(mine?.rights ?? 0);
          const needed = neededOf(step);
          const touched = mine !== undefined || passage !== undefined;
          return { id: step.id, after: step.after, needed, done: Math.min(done, needed), touched };
        }),
  };
}
