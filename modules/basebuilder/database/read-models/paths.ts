import { sql } from 'kysely';
import type { PathRow, PathView } from '#contracts/basebuilder/paths.ts';
import { iso } from '#kernel/clock.ts';
import { decodeCursor, encodeCursor } from '#kernel/database/cursor.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { contains } from '#kernel/database/search.ts';
import { notFound } from '#kernel/errors.ts';
import { assignedPaths } from '#modules/basebuilder/database/open-to-pupil.ts';
import { stepsOf, workOn } from '#modules/basebuilder/database/path-work.ts';
import { dueDaysOf } from '#modules/basebuilder/database/read-models/path-progress.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { progressOf } from '#modules/basebuilder/domain/paths/progress.ts';

type Filter = {
  schoolId: string;
  q?: string | undefined;
  archived: boolean;
  /** Those assigned to this pupil, and how far they are. */
  personId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Paths, last changed first: at most nine statements, however many there are. */
export async function listPaths(em: EntityManager, { schoolId, q, archived, personId, cursor, limit }: Filter) {
  let all = tables(em).selectFrom('learning_path as p').where('p.schoolId', '=', schoolId);
  if (personId) all = all.where('p.id', 'in', assignedPaths(em, personId));
  else all = all.where('p.archivedAt', archived ? 'is not' : 'is', null);
  if (q) all = all.where(contains(sql.ref('p.title'), q));
  const { total } = await all.select((e) => e.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  let page = all.select(['p.id', 'p.title', 'p.description', 'p.archivedAt', 'p.changedAt', 'p.version']);
  if (cursor) {
    const [at, id] = decodeCursor(cursor, 2);
    page = page.where((e) => e(e.refTuple('p.changedAt', 'p.id'), '<', e.tuple(Number(at), String(id))));
  }
  const rows = await page
    .orderBy('p.changedAt', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const ids = shown.map(({ id }) => id);
  const steps = await stepsOf(em, ids);
  const work = personId ? await workOn(em, steps, [personId]) : undefined;
  const due = personId ? await dueDaysOf(em, personId, ids) : undefined;
  const counts = personId || ids.length === 0 ? [] : await assignmentCounts(em, ids);
  const assignments = new Map(counts.map(({ pathId, n }) => [pathId, Number(n)]));
  return {
    items: shown.map(({ archivedAt, changedAt, ...row }) => {
      const progress = work && personId ? progressOf(work.of(personId, row.id)) : undefined;
      const view = {
        ...row,
        steps: steps.filter(({ pathId }) => pathId === row.id).length,
        assignments: assignments.get(row.id) ?? 0,
        mine: progress
          ? {
              state: progress.state,
              done: progress.steps.filter((state) => state === 'done').length,
              dueDay: due?.get(row.id) ?? null,
            }
          : null,
        archived: (archivedAt ?? null) !== null,
        changedAt: iso(Number(changedAt)),
      };
      return view as PathRow;
    }),
    total: Number(total),
    ...(rows.length > limit && last ? { next: encodeCursor([Number(last.changedAt), last.id]) } : {}),
  };
}

const assignmentCounts = (em: EntityManager, ids: readonly string[]) =>
  tables(em)
    .selectFrom('path_assignment')
    .select(['pathId', (e) => e.fn.countAll<number>().as('n')])
    .where('pathId', 'in', [...ids])
    .where('withdrawnAt', 'is', null)
    .groupBy('pathId')
    .execute();

export async function viewOfPath(em: EntityManager, id: string): Promise<PathView> {
  const row = await tables(em).selectFrom('learning_path').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound('learning path');
  const steps = await stepsOf(em, [id]);
  const { needed } = await workOn(em, steps, []);
  const { title, description, archivedAt, changedAt, version } = row;
  return {
    id,
    title,
    description,
    steps: steps.map(({ pathId: _, ...step }) => ({ ...step, needed: needed.get(step.id) ?? 0 })),
    archived: (archivedAt ?? null) !== null,
    changedAt: iso(Number(changedAt)),
    version,
  } as PathView;
}
