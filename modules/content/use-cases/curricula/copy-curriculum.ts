import type { SchoolId } from '#contracts/ids.ts';
import { refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import type { Curriculum } from '#modules/content/database/curricula.ts';
import { theCurriculum, theOpenClass } from '#modules/content/database/find.ts';
import { taughtBy } from '#modules/content/database/seats.ts';
import { withNewIds } from '#modules/content/domain/curricula/document.ts';
import { classes } from '#modules/content/replicas/academic.ts';
import { createCurriculum } from '#modules/content/use-cases/curricula/create-curriculum.ts';
import { keepVersion } from '#modules/content/use-cases/curricula/save-points.ts';

export type Asker = { id: string; role: 'admin' | 'teacher' | 'student' };

/** A copy as a draft of another class, last year's included as the one it comes from. */
export async function copyCurriculum(work: Work, id: string, classId: string, asker: Asker): Promise<Curriculum> {
  const source = await theCurriculum(work.em, id);
  await refuseClasses(work, source.schoolId, [classId], asker, 'classId');
  return makeCopy(work, source, classId, false);
}

export async function makeCopy(work: Work, source: Curriculum, classId: string, hidden: boolean): Promise<Curriculum> {
  const copy = await createCurriculum(work, classId, {
    document: withNewIds(source.document, work.ids.next),
    origin: 'copy',
    sourceId: source.id,
    hidden,
  });
  keepVersion(work, copy, 'copied');
  await work.em.flush();
  return copy;
}

/** As far as is known here: classes of the school that take changes and that the asker teaches. */
export async function refuseClasses(
  work: Work,
  schoolId: string,
  classIds: readonly string[],
  asker: Asker,
  path: string,
): Promise<void> {
  const known = await work.em.find(classes.entity, { id: [...classIds], schoolId: schoolId as SchoolId, gone: false });
  if (known.length < new Set(classIds).size) {
    throw refuseField('UNPROCESSABLE', path, 'no_such_class', 'There is no such class in this school.');
  }
  const taught = asker.role === 'admin' ? undefined : await taughtBy(work.em, asker.id, classIds);
  if (taught && classIds.some((id) => !taught.has(id))) {
    throw refuseField('FORBIDDEN', path, 'not_teaching', 'This is only for classes one teaches.');
  }
  for (const id of classIds) await theOpenClass(work.em, id);
}
