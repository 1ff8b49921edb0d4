import type { EntityManager } from '#kernel/database/database.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { type Curriculum, CurriculumVersion } from '#modules/content/database/curricula.ts';
import { theCurriculum, theOpenClass } from '#modules/content/database/find.ts';
import { type Change, diff } from '#modules/content/domain/curricula/diff.ts';
import { keepUnlessKept, keepVersion } from '#modules/content/use-cases/curricula/save-points.ts';
import { writeDocument } from '#modules/content/use-cases/curricula/write-document.ts';

async function theVersion(em: EntityManager, curriculumId: string, number: number): Promise<CurriculumVersion> {
  const version = await em.findOne(CurriculumVersion, { curriculumId, number });
  if (!version) throw notFound('version');
  return version;
}

/** Keeps the working state because somebody wants to. */
export async function keepOnDemand(work: Work, id: string, name: string): Promise<CurriculumVersion> {
  const curriculum = await theCurriculum(work.em, id);
  await theOpenClass(work.em, curriculum.classId);
  const kept = keepVersion(work, curriculum, 'asked', name);
  await work.em.flush();
  return kept;
}

/** From one save point to another, or to the working state. */
export async function compare(em: EntityManager, id: string, from: number, to: number | undefined): Promise<Change[]> {
  const before = await theVersion(em, id, from);
  const after = to === undefined ? await theCurriculum(em, id) : await theVersion(em, id, to);
  return diff(before.document, after.document);
}

/** Work goes on from a save point. What stood there is kept first, so that nothing is lost by it. */
export async function restoreVersion(work: Work, id: string, number: number, version: number): Promise<Curriculum> {
  const curriculum = await theCurriculum(work.em, id);
  await theOpenClass(work.em, curriculum.classId);
  expectVersion(curriculum, version, 'curriculum');
  const { document } = await theVersion(work.em, id, number);
  await keepUnlessKept(work, curriculum, 'before-restore');
  writeDocument(work, curriculum, document);
  keepVersion(work, curriculum, 'restored', `${number}`);
  await work.em.flush();
  return curriculum;
}
