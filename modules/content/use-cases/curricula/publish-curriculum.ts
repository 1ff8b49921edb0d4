import { curriculumPublished, curriculumWithdrawn } from '#contracts/content/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import type { Curriculum } from '#modules/content/database/curricula.ts';
import { theCurriculum, theOpenClass } from '#modules/content/database/find.ts';
import { pupilsOf } from '#modules/content/database/seats.ts';
import { factsOf } from '#modules/content/use-cases/curricula/facts.ts';
import { keepUnlessKept } from '#modules/content/use-cases/curricula/save-points.ts';

/** Shows the pupils of the class the working state. They are told the first time only. */
export async function publishCurriculum(work: Work, id: string, version: number): Promise<Curriculum> {
  const curriculum = await theCurriculum(work.em, id);
  await theOpenClass(work.em, curriculum.classId);
  expectVersion(curriculum, version, 'curriculum');
  if (!curriculum.document.title.trim()) {
    throw refuseField(
      'UNPROCESSABLE',
      'document.title',
      'required',
      'A curriculum needs a title before it is published.',
    );
  }
  if (curriculum.state === 'published' && !curriculum.ahead) return curriculum;
  const tell = curriculum.told ? [] : ((await pupilsOf(work.em, [curriculum.classId])).get(curriculum.classId) ?? []);
  await show(work, curriculum, tell as UserId[]);
  return curriculum;
}

/** What pupils see is what stands in the document now. */
export async function show(work: Work, curriculum: Curriculum, tell: UserId[]): Promise<void> {
  await keepUnlessKept(work, curriculum, 'published');
  curriculum.state = 'published';
  curriculum.published = curriculum.document;
  curriculum.publishedOutline = curriculum.outline;
  curriculum.publishedAt = work.clock.now();
  curriculum.ahead = false;
  curriculum.told = true;
  work.publish(curriculumPublished, curriculum, { ...(await factsOf(work.em, curriculum)), tell });
  await work.em.flush();
}

/** Hides it from the pupils; the work on it goes on. */
export async function withdrawCurriculum(work: Work, id: string): Promise<Curriculum> {
  const curriculum = await theCurriculum(work.em, id);
  await theOpenClass(work.em, curriculum.classId);
  if (curriculum.state === 'draft') throw new Refusal('CONFLICT', 'This curriculum has not been published.');
  if (curriculum.state === 'published') await hide(work, curriculum);
  return curriculum;
}

export async function hide(work: Work, curriculum: Curriculum): Promise<void> {
  work.publish(curriculumWithdrawn, curriculum, await factsOf(work.em, curriculum));
  curriculum.state = 'withdrawn';
  curriculum.told = false;
  curriculum.ahead = true;
  await work.em.flush();
}
