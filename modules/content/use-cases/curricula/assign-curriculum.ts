import type { Work } from '#kernel/module.ts';
import { Curriculum, CurriculumVersion } from '#modules/content/database/curricula.ts';
import { theCurriculum } from '#modules/content/database/find.ts';
import { pupilsOf } from '#modules/content/database/seats.ts';
import { classes } from '#modules/content/replicas/academic.ts';
import { type Asker, makeCopy, refuseClasses } from '#modules/content/use-cases/curricula/copy-curriculum.ts';
import { hide, show } from '#modules/content/use-cases/curricula/publish-curriculum.ts';

/** The part of an assignment its moves work on. */
export type Assigning = {
  data: {
    curriculumId: string;
    publish: boolean;
    classes: { classId: string; className: string; copyId: string | null }[];
  };
};

/** What an assignment begins with; refuses at once what is known here to be impossible. */
export async function planAssignment(
  work: Work,
  id: string,
  wanted: { classIds: readonly string[]; publish: boolean },
  asker: Asker,
) {
  const source = await theCurriculum(work.em, id);
  const classIds = [...new Set(wanted.classIds)];
  await refuseClasses(work, source.schoolId, classIds, asker, 'classIds');
  const names = new Map((await work.em.find(classes.entity, { id: classIds })).map((row) => [row.id, row.name]));
  return {
    schoolId: source.schoolId,
    curriculumId: id,
    fromClassId: source.classId,
    title: source.document.title,
    publish: wanted.publish,
    classes: classIds.map((classId) => ({ classId, className: names.get(classId) ?? '' })),
  };
}

/** Copies that nobody sees yet. */
export async function makeCopies(work: Work, { data }: Assigning): Promise<void> {
  const source = await theCurriculum(work.em, data.curriculumId);
  for (const one of data.classes) one.copyId = (await makeCopy(work, source, one.classId, true)).id;
}

/** The copies are there; pupils are told in a step of its own. */
export async function openCopies(work: Work, { data }: Assigning): Promise<void> {
  for (const copy of await copiesOf(work, data)) {
    copy.hidden = false;
    if (data.publish) await show(work, copy, []);
  }
  await work.em.flush();
}

/** As if they had never been. A copy somebody has worked on meanwhile is only put away. */
export async function dropCopies(work: Work, { data }: Assigning): Promise<void> {
  for (const copy of await copiesOf(work, data)) {
    if (copy.state === 'published') await hide(work, copy);
    copy.hidden = true;
    const untouched = copy.versions <= 2 && copy.changedAt === copy.createdAt;
    if (!untouched) continue;
    await work.em.nativeDelete(CurriculumVersion, { curriculumId: copy.id });
    work.em.remove(copy);
  }
  await work.em.flush();
}

/** Whom the news is for: nobody where the copies are drafts. */
export async function pupilsToTell(work: Work, data: Assigning['data']) {
  const pupils = await pupilsOf(
    work.em,
    data.classes.map(({ classId }) => classId),
  );
  return data.classes.map(({ classId, className, copyId }) => ({
    ...{ classId, className, curriculumId: copyId },
    tell: data.publish ? (pupils.get(classId) ?? []) : [],
  }));
}

const copiesOf = (work: Work, data: Assigning['data']): Promise<Curriculum[]> =>
  work.em.find(Curriculum, { id: data.classes.map(({ copyId }) => copyId).filter((id) => id !== null) });
