import { LockMode } from '@mikro-orm/core';
import { pathAssigned } from '#contracts/basebuilder/events.ts';
import { type ClassId, type LearningPathId, type SchoolId, UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass } from '#modules/basebuilder/database/find-materials.ts';
import { PathAssignment } from '#modules/basebuilder/database/materials.ts';
import { receiversOf } from '#modules/basebuilder/database/path-receivers.ts';
import { type Deliverer, refuseForeignClasses } from '#modules/basebuilder/use-cases/deliver-sets.ts';
import { heldPath } from '#modules/basebuilder/use-cases/paths/write-path.ts';

type Wish = {
  classId: string;
  to: readonly { kind: 'class' | 'group' | 'person'; id: string }[];
  dueDay: string | null;
};

/** Assigns a path in the name of a class. Who has it already gets the new due day and is told nothing. */
export async function assignPath(work: Work, id: string, by: Deliverer, wish: Wish): Promise<PathAssignment[]> {
  const path = await heldPath(work, id);
  if ((path.archivedAt ?? null) !== null) throw new Refusal('CONFLICT', 'This path has been put away.');
  const { classId, dueDay } = wish;
  await refuseForeignClasses(work, by, [classId]);
  const open = await theOpenClass(work.em, classId);
  if (open.schoolId !== path.schoolId) throw notFound('class');
  const to = wish.to.map(({ kind, id: toId }) => ({ toKind: kind, toId, classId }));
  const foreign = to.findIndex(({ toKind, toId }) => toKind === 'class' && toId !== classId);
  const receivers = await receiversOf(work.em, to);
  const empty = receivers.findIndex((pupils, index) => pupils.length === 0 && to[index]?.toKind !== 'class');
  const wrong = foreign === -1 ? empty : foreign;
  if (wrong !== -1)
    throw refuseField('UNPROCESSABLE', `to.${wrong}.id`, 'not_of_class', 'Nobody of this class is meant by it.');
  const there = await work.em.find(PathAssignment, { pathId: id, classId, withdrawnAt: null }, { refresh: true });
  const assigned = to.map((each, index): PathAssignment => {
    const known = there.find(({ toKind, toId }) => toKind === each.toKind && toId === each.toId);
    if (known) return Object.assign(known, { dueDay });
    const row = work.em.create(PathAssignment, {
      id: work.ids.next(),
      schoolId: path.schoolId,
      pathId: id,
      ...each,
      dueDay,
      assignedBy: by.id,
      assignedAt: work.clock.now(),
      withdrawnAt: null,
      eventSeq: 0,
      version: 1,
    });
    there.push(row);
    work.publish(pathAssigned, row, {
      schoolId: path.schoolId as SchoolId,
      pathId: id as LearningPathId,
      title: path.title,
      classId: classId as ClassId,
      className: open.name,
      dueDay,
      by: by.id as UserId,
      toldIds: (receivers[index] ?? []).map((personId) => UserId.parse(personId)),
    });
    return row;
  });
  await work.em.flush();
  return assigned;
}

async function heldAssignment(work: Work, id: string): Promise<PathAssignment> {
  const row = await work.em.findOne(PathAssignment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  if (!row) throw notFound('assignment');
  return row;
}

export async function changeAssignment(
  work: Work,
  id: string,
  { version, dueDay }: { version: number; dueDay: string | null },
): Promise<void> {
  const row = await heldAssignment(work, id);
  expectVersion(row, version, 'assignment');
  row.dueDay = dueDay;
}

/** Takes an assignment back, or gives it again (undo: nobody is told a second time). */
export async function withdrawAssignment(work: Work, id: string, back: boolean): Promise<void> {
  const { pathId } = await heldAssignment(work, id);
  await heldPath(work, pathId);
  const row = await heldAssignment(work, id);
  if (back) row.withdrawnAt = row.withdrawnAt ?? work.clock.now();
  else if ((row.withdrawnAt ?? null) !== null) {
    const { toKind, toId, classId } = row;
    if (await work.em.count(PathAssignment, { pathId, toKind, toId, classId, withdrawnAt: null }))
      throw new Refusal('CONFLICT', 'It has been assigned again meanwhile.');
    row.withdrawnAt = null;
  }
}
