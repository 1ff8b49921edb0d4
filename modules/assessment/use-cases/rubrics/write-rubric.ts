import { expectVersion } from '#kernel/database/expect-version.ts';
import { Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass, theRubric } from '#modules/assessment/database/find-rubrics.ts';
import { Rubric } from '#modules/assessment/database/rubrics.ts';
import { type Rubric as Document, idsOf, sameRubric } from '#modules/assessment/domain/rubrics/rubric.ts';

type Beginning = { schoolId: string; classId: string | null; document: Document; sourceId?: string };

/** Begins a rubric of a class, or without one of the school. */
export async function createRubric(work: Work, beginning: Beginning): Promise<Rubric> {
  const { schoolId, classId, document, sourceId } = beginning;
  if (classId) await theOpenClass(work.em, classId);
  refuseMisshapen(document);
  const rubric = work.em.create(Rubric, {
    id: work.ids.next(),
    ...{ schoolId, classId, document },
    archived: false,
    sourceId: sourceId ?? null,
    createdBy: work.actor ?? null,
    changedAt: work.clock.now(),
    version: 1,
  });
  await work.em.flush();
  return rubric;
}

/** Saves a rubric as it is being written. Assessments that were opened with it have their own copy and stay as they are. */
export async function saveRubric(
  work: Work,
  id: string,
  change: { document: Document; version: number },
): Promise<Rubric> {
  const rubric = await theRubric(work.em, id);
  if (rubric.archived) throw new Refusal('CONFLICT', 'This rubric has been put away. Take it out again first.');
  if (rubric.classId) await theOpenClass(work.em, rubric.classId);
  expectVersion(rubric, change.version, 'rubric');
  if (sameRubric(rubric.document, change.document)) return rubric;
  refuseMisshapen(change.document);
  rubric.document = change.document;
  rubric.changedAt = work.clock.now();
  await work.em.flush();
  return rubric;
}

/** Puts a rubric away, or takes it out again. */
export async function putRubricAway(work: Work, id: string, archived: boolean): Promise<Rubric> {
  const rubric = await theRubric(work.em, id);
  rubric.archived = archived;
  await work.em.flush();
  return rubric;
}

/** What the schema of one part cannot see: ids that are not their own. */
function refuseMisshapen(document: Document): void {
  const ids = idsOf(document);
  if (new Set(ids).size < ids.length) {
    throw refuseField('UNPROCESSABLE', 'document.criteria', 'doubled_ids', 'Two parts have the same id.');
  }
}
