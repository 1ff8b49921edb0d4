import type { Work } from '#kernel/module.ts';
import { Curriculum } from '#modules/content/database/curricula.ts';
import { theOpenClass } from '#modules/content/database/find.ts';
import { BLANK, type CurriculumDocument, outlineOf } from '#modules/content/domain/curricula/document.ts';
import { refuseMisshapen } from '#modules/content/use-cases/curricula/write-document.ts';

type Beginning = {
  document: Partial<CurriculumDocument> & { title: string };
  origin: Curriculum['origin'];
  sourceId?: string;
  /** When somebody else has named it already. */
  id?: string;
  /** Who began it, where it is not the caller. */
  by?: string;
  /** Not to be seen by anybody yet. */
  hidden?: boolean;
};

/** Begins a curriculum of a class, as a draft. */
export async function createCurriculum(work: Work, classId: string, beginning: Beginning): Promise<Curriculum> {
  const { schoolId } = await theOpenClass(work.em, classId);
  // In the schema's order of keys, so that equal documents are equal texts.
  const { title, ...rest } = beginning.document;
  const document: CurriculumDocument = { title, ...BLANK, ...rest };
  refuseMisshapen(document);
  const curriculum = work.em.create(Curriculum, {
    id: beginning.id ?? work.ids.next(),
    schoolId,
    classId,
    state: 'draft',
    origin: beginning.origin,
    sourceId: beginning.sourceId ?? null,
    document,
    outline: outlineOf(document),
    published: null,
    publishedOutline: null,
    publishedAt: null,
    told: false,
    ahead: true,
    hidden: beginning.hidden ?? false,
    versions: 0,
    createdAt: work.clock.now(),
    changedAt: work.clock.now(),
    changedBy: beginning.by ?? work.actor ?? null,
    eventSeq: 0,
    version: 1,
  });
  await work.em.flush();
  return curriculum;
}
