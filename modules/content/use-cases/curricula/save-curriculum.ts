import { dayIn } from '#kernel/clock.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import type { Work } from '#kernel/module.ts';
import type { Curriculum } from '#modules/content/database/curricula.ts';
import { theCurriculum, theOpenClass } from '#modules/content/database/find.ts';
import { type CurriculumDocument, sameDocument } from '#modules/content/domain/curricula/document.ts';
import { schools } from '#modules/content/replicas/academic.ts';
import { keepUnlessKept } from '#modules/content/use-cases/curricula/save-points.ts';
import { writeDocument } from '#modules/content/use-cases/curricula/write-document.ts';

/**
 * Saves the working state; pupils go on seeing what was published. Before the first change of a school's day, what stood
 * there the evening before is kept as a save point.
 */
export async function saveCurriculum(
  work: Work,
  id: string,
  change: { document: CurriculumDocument; version: number },
): Promise<Curriculum> {
  const curriculum = await theCurriculum(work.em, id);
  await theOpenClass(work.em, curriculum.classId);
  expectVersion(curriculum, change.version, 'curriculum');
  if (sameDocument(curriculum.document, change.document)) return curriculum;
  if (await isNewDay(work, curriculum)) await keepUnlessKept(work, curriculum, 'daily');
  writeDocument(work, curriculum, change.document);
  await work.em.flush();
  return curriculum;
}

async function isNewDay(work: Work, { schoolId, changedAt }: Curriculum): Promise<boolean> {
  const school = await work.em.findOne(schools.entity, { id: schoolId });
  const zone = school?.timeZone ?? 'Asia/Tokyo';
  return dayIn(zone, changedAt) !== dayIn(zone, work.clock.now());
}
