import { textSetDelivered } from '#contracts/basebuilder/events.ts';
import { type ClassId, type SchoolId, type TextSetId, UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { forbidden, notFound, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { heldSet, theDelivery, theOpenClass } from '#modules/basebuilder/database/find-materials.ts';
import { Delivery, type TextSet } from '#modules/basebuilder/database/materials.ts';
import { pupilIdsOf, taughtClasses } from '#modules/basebuilder/database/seats.ts';

export type Deliverer = { id: string; role: 'admin' | 'teacher' | 'student' };
type Wish = { setIds: readonly string[]; classIds: readonly string[]; dueDay: string | null };

/**
 * Gives sets to classes. A class that has one already only gets the new due day and is told nothing; the sets are held,
 * before
 * anything else is read, so that two who deliver the same at the same time see each other and deliver it once.
 */
export async function deliverSets(work: Work, schoolId: string, by: Deliverer, wish: Wish): Promise<Delivery[]> {
  const sets: TextSet[] = [];
  for (const setId of [...new Set(wish.setIds)].toSorted()) sets.push(await heldSet(work.em, setId));
  const classIds = [...new Set(wish.classIds)];
  await refuseForeignClasses(work, by, classIds);
  const classes = [];
  for (const id of classIds) {
    const open = await theOpenClass(work.em, id);
    if (open.schoolId !== schoolId) throw notFound('class');
    classes.push(open);
  }
  const pupils = await pupilIdsOf(work.em, classIds);
  const delivered: Delivery[] = [];
  for (const set of sets) {
    if (set.schoolId !== schoolId) throw notFound('text set');
    if ((set.archivedAt ?? null) !== null) throw new Refusal('CONFLICT', 'This text set has been put away.');
    const there = await work.em.find(
      Delivery,
      { setId: set.id, classId: { $in: classIds }, withdrawnAt: null },
      { refresh: true },
    );
    for (const { id: classId, name } of classes) {
      const known = there.find((each) => each.classId === classId);
      if (known) known.dueDay = wish.dueDay;
      delivered.push(known ?? give(work, set, { classId, name, by, dueDay: wish.dueDay, pupils: pupils.get(classId) }));
    }
  }
  await work.em.flush();
  return delivered;
}

type Gift = {
  classId: string;
  name: string;
  by: Deliverer;
  dueDay: string | null;
  pupils: readonly string[] | undefined;
};

function give(work: Work, set: TextSet, { classId, name, by, dueDay, pupils = [] }: Gift): Delivery {
  const { schoolId, id: setId, title } = set;
  const row = work.em.create(Delivery, {
    id: work.ids.next(),
    schoolId,
    setId,
    classId,
    dueDay,
    deliveredBy: by.id,
    deliveredAt: work.clock.now(),
    withdrawnAt: null,
    eventSeq: 0,
    version: 1,
  });
  work.publish(textSetDelivered, row, {
    schoolId: schoolId as SchoolId,
    setId: setId as TextSetId,
    title,
    classId: classId as ClassId,
    className: name,
    dueDay,
    by: by.id as UserId,
    toldIds: pupils.map((id) => UserId.parse(id)),
  });
  return row;
}

/** A teacher gives to classes of their own only. */
export async function refuseForeignClasses(
  work: Pick<Work, 'em'>,
  by: Deliverer,
  classIds: readonly string[],
): Promise<void> {
  if (by.role === 'admin') return;
  const taught = new Set(await taughtClasses(work.em, by.id));
  if (classIds.some((id) => !taught.has(id))) throw forbidden('You give to classes you teach.');
}

export async function changeDelivery(
  work: Work,
  id: string,
  { version, dueDay }: { version: number; dueDay: string | null },
): Promise<Delivery> {
  const row = await theDelivery(work.em, id);
  expectVersion(row, version, 'delivery');
  row.dueDay = dueDay;
  await work.em.flush();
  return row;
}

/** Takes a set back from a class, or gives it again (undo: nobody is told a second time). */
export async function withdrawDelivery(work: Work, id: string, back: boolean): Promise<Delivery> {
  const { setId } = await theDelivery(work.em, id);
  await heldSet(work.em, setId);
  const row = await theDelivery(work.em, id);
  if (back) row.withdrawnAt = row.withdrawnAt ?? work.clock.now();
  else if ((row.withdrawnAt ?? null) !== null) {
    const again = { setId, classId: row.classId, withdrawnAt: null };
    if (await work.em.count(Delivery, again))
      throw new Refusal('CONFLICT', 'The class has got this set again meanwhile.');
    row.withdrawnAt = null;
  }
  await work.em.flush();
  return row;
}
