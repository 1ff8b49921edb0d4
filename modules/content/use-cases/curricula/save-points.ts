import type { Work } from '#kernel/module.ts';
import { type Curriculum, CurriculumVersion, type SaveReason } from '#modules/content/database/curricula.ts';
import { outlineOf, sameDocument } from '#modules/content/domain/curricula/document.ts';

/** Keeps the document as it is now. */
export function keepVersion(work: Work, curriculum: Curriculum, reason: SaveReason, name = ''): CurriculumVersion {
  curriculum.versions += 1;
  return work.em.create(CurriculumVersion, {
    id: work.ids.next(),
    schoolId: curriculum.schoolId,
    curriculumId: curriculum.id,
    number: curriculum.versions,
    reason,
    name,
    document: curriculum.document,
    outline: outlineOf(curriculum.document),
    by: work.actor ?? null,
    at: work.clock.now(),
  });
}

/** The same, unless the last save point holds it already. */
export async function keepUnlessKept(work: Work, curriculum: Curriculum, reason: SaveReason): Promise<void> {
  const last = await lastVersion(work, curriculum);
  if (!sameDocument(last?.document ?? null, curriculum.document)) keepVersion(work, curriculum, reason);
}

export const lastVersion = (work: Work, curriculum: Curriculum): Promise<CurriculumVersion | null> =>
  work.em.findOne(CurriculumVersion, { curriculumId: curriculum.id, number: curriculum.versions });
