import type { AssignmentView, PathProgress, PupilPath } from '#contracts/basebuilder/paths.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { assignedPaths, assignmentsTo } from '#modules/basebuilder/database/open-to-pupil.ts';
import { receiversOf } from '#modules/basebuilder/database/path-receivers.ts';
import { stepsOf, workOn } from '#modules/basebuilder/database/path-work.ts';
import { taughtClasses } from '#modules/basebuilder/database/seats.ts';
import { tables } from '#modules/basebuilder/database/tables.ts';
import { partOf, progressOf } from '#modules/basebuilder/domain/paths/progress.ts';

/** The earliest day each of these paths is due for a pupil: one statement. */
export async function dueDaysOf(
  em: EntityManager,
  personId: string,
  pathIds: readonly string[],
): Promise<Map<string, string>> {
  if (pathIds.length === 0) return new Map();
  const rows = await assignmentsTo(em, personId)
    .select(['a.pathId', 'a.dueDay'])
    .where('a.pathId', 'in', [...pathIds])
    .where('a.dueDay', 'is not', null)
    .execute();
  const due = new Map<string, string>();
  for (const { pathId, dueDay } of rows) if (dueDay && dueDay < (due.get(pathId) ?? '9999')) due.set(pathId, dueDay);
  return due;
}

/** A path as a pupil has it before them: six statements. */
export async function readPupilPath(em: EntityManager, personId: string, pathId: string): Promise<PupilPath> {
  const row = await tables(em)
    .selectFrom('learning_path')
    .select(['id', 'title', 'description'])
    .where('id', '=', pathId)
    .where('id', 'in', assignedPaths(em, personId))
    .executeTakeFirst();
  if (!row) throw notFound('learning path');
  const steps = await stepsOf(em, [pathId]);
  const work = (await workOn(em, steps, [personId])).of(personId, pathId);
  const progress = progressOf(work);
  const due = await dueDaysOf(em, personId, [pathId]);
  return {
    ...row,
    state: progress.state,
    dueDay: due.get(pathId) ?? null,
    steps: steps.map(({ id, kind, thingId, title, count }, index) => ({
      id,
      kind,
      thingId,
      // A word's name would give its answer away.
      title: kind === 'item' ? '' : title,
      count,
      state: progress.steps[index] ?? 'open',
      done: work[index]?.done ?? 0,
      needed: work[index]?.needed ?? 0,
    })),
    next: progress.next ?? null,
  } as PupilPath;
}

const assignments = (em: EntityManager) =>
  tables(em)
    .selectFrom('path_assignment as a')
    .innerJoin('learning_path as p', 'p.id', 'a.pathId')
    .where('a.withdrawnAt', 'is', null)
    .where('p.archivedAt', 'is', null);

/** How far the pupils of a class are, path by path: eight statements, however many pupils, paths and steps. */
export async function readClassProgress(em: EntityManager, classId: string): Promise<PathProgress[]> {
  const rows = await assignments(em)
    .select(['a.pathId', 'p.title', 'a.toKind', 'a.toId', 'a.classId', 'a.dueDay'])
    .where('a.classId', '=', classId)
    .orderBy('a.assignedAt')
    .orderBy('a.id')
    .limit(500)
    .execute();
  const receivers = await receiversOf(em, rows);
  const steps = await stepsOf(em, [...new Set(rows.map(({ pathId }) => pathId))]);
  const personIds = [...new Set(receivers.flat())];
  const work = await workOn(em, steps, personIds);
  const people = personIds.length
    ? await tables(em)
        .selectFrom('replica_user_people')
        .select(['id', 'familyName', 'givenName', 'familyKana', 'givenKana'])
        .where('id', 'in', personIds)
        .where('gone', '=', 0)
        .orderBy('familyKana')
        .orderBy('givenKana')
        .orderBy('id')
        .execute()
    : [];
  const indexed = rows.map((row, index) => ({ ...row, pupils: new Set(receivers[index] ?? []) }));
  return [...Map.groupBy(indexed, ({ pathId }) => pathId)].map(([pathId, given]) => {
    const pupils = people.flatMap(({ id, familyName, givenName }) => {
      const mine = given.filter(({ pupils }) => pupils.has(id));
      if (mine.length === 0) return [];
      const done = work.of(id, pathId);
      const due = mine.flatMap(({ dueDay }) => dueDay ?? []).toSorted();
      const person = { id, familyName, givenName };
      return [{ person, dueDay: due[0] ?? null, state: progressOf(done).state, parts: done.map(partOf) }];
    });
    const mine = steps.filter((step) => step.pathId === pathId).map(({ id, kind, title }) => ({ id, kind, title }));
    return { path: { id: pathId, title: given[0]?.title ?? '' }, steps: mine, pupils } as PathProgress;
  });
}

const COLUMNS = [
  'a.id',
  'a.pathId',
  'a.toKind',
  'a.toId',
  'a.classId',
  'a.dueDay',
  'a.withdrawnAt',
  'a.version',
  'c.name as className',
  'u.familyName',
  'u.givenName',
] as const;
const named = (em: EntityManager) =>
  tables(em)
    .selectFrom('path_assignment as a')
    .leftJoin('replica_academic_classes as c', 'c.id', 'a.classId')
    .leftJoin('replica_user_people as u', 'u.id', 'a.toId')
    .select(COLUMNS);
type Named = Awaited<ReturnType<ReturnType<typeof named>['execute']>>[number];

const viewOf = ({ familyName, givenName, className, dueDay, withdrawnAt, ...row }: Named): AssignmentView =>
  ({
    ...row,
    name: [familyName, givenName].filter(Boolean).join(' '),
    className: className ?? '',
    dueDay: dueDay ?? null,
    withdrawn: (withdrawnAt ?? null) !== null,
  }) as AssignmentView;

/** To whom a path is assigned, among the classes a teacher teaches (all without one). */
export async function listAssignments(em: EntityManager, pathId: string, teacherId: string | undefined) {
  let found = named(em).where('a.pathId', '=', pathId).where('a.withdrawnAt', 'is', null);
  if (teacherId) {
    const taught = await taughtClasses(em, teacherId);
    if (taught.length === 0) return [];
    found = found.where('a.classId', 'in', taught);
  }
  return (await found.orderBy('a.assignedAt').orderBy('a.id').limit(500).execute()).map(viewOf);
}

export async function viewsOfAssignments(em: EntityManager, ids: readonly string[]): Promise<AssignmentView[]> {
  const rows = await named(em)
    .where('a.id', 'in', [...ids])
    .execute();
  const views = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.flatMap((id) => views.get(id) ?? []);
}
