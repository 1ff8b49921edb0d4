import { type Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import type { Curriculum } from '#modules/content/database/curricula.ts';
import {
  type CurriculumDocument,
  idsOf,
  lengthOf,
  outlineOf,
  sameDocument,
  weeksOf,
} from '#modules/content/domain/curricula/document.ts';

const MOST_WEEKS = 100;
const MOST_CHARACTERS = 200_000;

/** Puts a document in place of the present one and counts what follows from it. */
export function writeDocument(work: Work, curriculum: Curriculum, document: CurriculumDocument): void {
  refuseMisshapen(document);
  curriculum.document = document;
  curriculum.outline = outlineOf(document);
  curriculum.ahead = !sameDocument(curriculum.published ?? null, document);
  curriculum.changedAt = work.clock.now();
  curriculum.changedBy = work.actor ?? null;
}

/** What the schema of one part cannot see: ids that are not their own, and too much of everything together. */
export function refuseMisshapen(document: CurriculumDocument): void {
  const ids = idsOf(document);
  if (new Set(ids).size < ids.length) throw refuse('phases', 'doubled_ids', 'Two parts have the same id.');
  if (weeksOf(document).length > MOST_WEEKS) {
    throw refuse('phases', 'too_many_weeks', `A curriculum has at most ${MOST_WEEKS} weeks.`);
  }
  if (lengthOf(document) > MOST_CHARACTERS) {
    throw refuse('phases', 'too_much_text', `A curriculum holds at most ${MOST_CHARACTERS} characters.`);
  }
}

const refuse = (path: string, reason: string, detail: string): Refusal =>
  refuseField('UNPROCESSABLE', `document.${path}`, reason, detail);
