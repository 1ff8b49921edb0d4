import { expectVersion } from '#kernel/database/expect-version.ts';
import { notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theOpenClass, theRubricAssessment } from '#modules/assessment/database/find-rubrics.ts';
import { Rubric, RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';

export type Settings = Pick<
  RubricAssessment,
  'rubricId' | 'self' | 'peers' | 'peersEach' | 'anonymous' | 'title' | 'subject'
> & { dueOn: string | null };
type Change = { [Key in keyof Settings]?: Settings[Key] | undefined } & { version: number };

/** Prepares an assessment by rubric, seen by teachers only until it is opened. */
export async function prepareAssessment(work: Work, classId: string, settings: Settings): Promise<RubricAssessment> {
  const { schoolId } = await theOpenClass(work.em, classId);
  await refuseRubric(work, settings.rubricId, schoolId, classId);
  const assessment = work.em.create(RubricAssessment, {
    id: work.ids.next(),
    ...{ schoolId, classId },
    rubric: null,
    ...settings,
    ring: [],
    state: 'draft',
    openedAt: null,
    closedAt: null,
    shownAt: null,
    told: false,
    hidden: false,
    createdBy: work.actor ?? null,
    eventSeq: 0,
    version: 1,
  });
  await work.em.flush();
  return assessment;
}

const SETTLED = ['rubricId', 'self', 'peers', 'peersEach', 'anonymous'] as const;

/** Changes its words and day at any time; who scores and with what is settled once it is open. */
export async function changeAssessment(work: Work, id: string, change: Change): Promise<RubricAssessment> {
  const assessment = await theRubricAssessment(work.em, id);
  await theOpenClass(work.em, assessment.classId);
  const { version, ...wanted } = change;
  expectVersion(assessment, version, 'assessment');
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const settled = SETTLED.find((field) => field in given && given[field] !== assessment[field]);
  if (settled && assessment.state !== 'draft') {
    throw refuseField('CONFLICT', settled, 'settled', 'Who scores is settled once an assessment has been opened.');
  }
  const { schoolId, classId } = assessment;
  if (wanted.rubricId && settled) await refuseRubric(work, wanted.rubricId, schoolId, classId);
  work.em.assign(assessment, given);
  await work.em.flush();
  return assessment;
}

/** Puts an assessment away in which nothing was handed in, or takes it out again. */
export async function putAssessmentAway(work: Work, id: string, hidden: boolean): Promise<RubricAssessment> {
  const assessment = await work.em.findOne(RubricAssessment, { id });
  if (!assessment) throw notFound('assessment');
  await theOpenClass(work.em, assessment.classId);
  if (hidden && (await work.em.count(RubricSheet, { assessmentId: id, number: { $gt: 0 } })) > 0) {
    throw new Refusal('HAS_WORK', 'Something has been handed in already.');
  }
  assessment.hidden = hidden;
  await work.em.flush();
  return assessment;
}

/** A rubric of this class or of its school. */
async function refuseRubric(work: Work, id: string, schoolId: string, classId: string): Promise<void> {
  const found = await work.em.findOne(Rubric, { id, schoolId, archived: false });
  if (!found || (found.classId && found.classId !== classId)) {
    throw refuseField('UNPROCESSABLE', 'rubricId', 'no_such_rubric', 'There is no such rubric in this class.');
  }
}
