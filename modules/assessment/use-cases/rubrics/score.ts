import { rubricScored } from '#contracts/assessment/events.ts';
import type { ClassId, RubricAssessmentId, SchoolId, UserId } from '#contracts/ids.ts';
import { type FieldProblem, forbidden, notFound, Refusal, refuseField } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { documentOf, theLockedAssessment, theOpenClass } from '#modules/assessment/database/find-rubrics.ts';
import { peerTargets } from '#modules/assessment/database/rubric-peers.ts';
import { type RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { sitsIn } from '#modules/assessment/database/seats.ts';
import type { Rubric } from '#modules/assessment/domain/rubrics/rubric.ts';
import {
  change,
  changesBetween,
  missing,
  NO_SCORES,
  type Patch,
  pointsOf,
  type ScoreProblem,
  sameScores,
} from '#modules/assessment/domain/rubrics/scores.ts';
import { recordEvaluation } from '#modules/assessment/use-cases/record-evaluation.ts';
import type { Person } from '#modules/assessment/use-cases/rubrics/copy-rubric.ts';

type Scoring = { assessment: RubricAssessment; rubric: Rubric; sheet: RubricSheet };

/** Keeps some scores without handing them in. Only what `patch` names changes, so that two windows work side by side. */
export async function keepScores(
  work: Work,
  who: Person,
  id: string,
  pupilId: string,
  patch: Patch,
): Promise<RubricSheet> {
  const { rubric, sheet } = await begin(work, who, id, pupilId);
  write(work, rubric, sheet, patch);
  await work.em.flush();
  return sheet;
}

/** Hands in what was kept and `patch`. What has been handed in already, unchanged, is not handed in again. */
export async function handInScores(
  work: Work,
  who: Person,
  id: string,
  pupilId: string,
  { why, ...patch }: Patch & { why: string },
): Promise<RubricSheet> {
  const scoring = await begin(work, who, id, pupilId);
  write(work, scoring.rubric, scoring.sheet, patch);
  handIn(work, scoring, why);
  await work.em.flush();
  return scoring.sheet;
}

/** A teacher hands in what they have kept about several pupils: all of it, or nothing with the first that is not whole. */
export async function handInMany(
  work: Work,
  who: Person,
  id: string,
  { studentIds, why }: { studentIds: readonly string[]; why: string },
): Promise<number> {
  const assessment = await theLockedAssessment(work.em, id);
  await theOpenClass(work.em, assessment.classId);
  if (who.role !== 'teacher') throw forbidden('Only teachers hand in for many pupils at once.');
  refuseUnlessTakes(assessment, 'teacher');
  const rubric = await documentOf(work.em, assessment);
  const wanted = [...new Set(studentIds)];
  const about = { assessmentId: id, scorerId: who.id, as: 'teacher' as const };
  const sheets = await work.em.find(RubricSheet, { ...about, pupilId: wanted });
  if (sheets.length < wanted.length) {
    throw refuseField('UNPROCESSABLE', 'studentIds', 'not_scored', 'One of these pupils has no scores yet.');
  }
  const before = sheets.reduce((sum, { number }) => sum + number, 0);
  for (const sheet of sheets) handIn(work, { assessment, rubric, sheet }, why);
  await work.em.flush();
  return sheets.reduce((sum, { number }) => sum + number, 0) - before;
}

function write(work: Work, rubric: Rubric, sheet: RubricSheet, patch: Patch): void {
  const { scores, problems } = change(rubric, sheet.scores, patch);
  refuse(problems);
  if (sameScores(scores, sheet.scores)) return;
  sheet.scores = scores;
  sheet.savedAt = work.clock.now();
  sheet.open = !(sheet.handed && sameScores(sheet.handed, scores));
}

function handIn(work: Work, { assessment, rubric, sheet }: Scoring, why: string): void {
  refuse(missing(rubric, sheet.scores));
  const before = sheet.handed ?? null;
  sheet.open = false;
  if (before && sameScores(before, sheet.scores)) return;
  if (before && assessment.state === 'shown' && !why) {
    throw refuseField('UNPROCESSABLE', 'why', 'required', 'The pupil has seen this result: say why it changes.');
  }
  sheet.number += 1;
  sheet.handed = sheet.scores;
  sheet.points = pointsOf(rubric, sheet.scores);
  sheet.handedInAt = work.clock.now();
  const { schoolId, classId, id: thingId, title } = assessment;
  recordEvaluation(work, {
    ...{ schoolId, classId, personId: sheet.pupilId, kind: 'rubric', thingId, title, why },
    what: before ? 'changed' : 'scored',
    as: sheet.as,
    byId: sheet.scorerId,
    nameless: sheet.as === 'peer' && assessment.anonymous,
    changes: changesBetween(rubric, before, sheet.scores),
  });
  work.publish(rubricScored, sheet, {
    schoolId: schoolId as SchoolId,
    classId: classId as ClassId,
    assessmentId: thingId as RubricAssessmentId,
    studentId: sheet.pupilId as UserId,
    as: sheet.as,
    number: sheet.number,
  });
}

/** The sheet of this scorer about this pupil, if it is theirs to write now. */
async function begin(work: Work, who: Person, id: string, pupilId: string): Promise<Scoring> {
  const assessment = await theLockedAssessment(work.em, id);
  await theOpenClass(work.em, assessment.classId);
  const as = await roleOf(work, assessment, who, pupilId);
  refuseUnlessTakes(assessment, as);
  const rubric = await documentOf(work.em, assessment);
  const key = { assessmentId: id, pupilId, scorerId: who.id, as };
  // Two windows may begin at the same moment: one row all the same.
  await work.em.upsert(
    RubricSheet,
    {
      id: work.ids.next(),
      schoolId: assessment.schoolId,
      ...key,
      scores: NO_SCORES,
      handed: null,
      points: null,
      number: 0,
      open: false,
      savedAt: null,
      handedInAt: null,
      eventSeq: 0,
      version: 1,
    },
    { onConflictFields: ['assessmentId', 'pupilId', 'scorerId', 'as'], onConflictAction: 'ignore' },
  );
  const sheet = await work.em.findOneOrFail(RubricSheet, key, { refresh: true });
  return { assessment, rubric, sheet };
}

/** In what part somebody scores a pupil; refused when it is in none. */
export async function roleOf(
  work: Pick<Work, 'em'>,
  assessment: RubricAssessment,
  who: Person,
  pupilId: string,
): Promise<'teacher' | 'self' | 'peer'> {
  if (assessment.state === 'draft' && who.role === 'student') throw notFound('assessment');
  if (!(await sitsIn(work.em, assessment.classId, pupilId, 'student'))) throw notFound('pupil');
  if (who.role === 'teacher') return 'teacher';
  if (who.role === 'admin') throw forbidden('Scores are given by teachers and pupils of the class.');
  if (who.id === pupilId) {
    if (!assessment.self) throw forbidden('In this assessment pupils do not score themselves.');
    return 'self';
  }
  const { targets } = await peerTargets(work.em, assessment);
  if (!targets.get(who.id)?.includes(pupilId)) throw forbidden('This pupil is not among those you score.');
  return 'peer';
}

function refuseUnlessTakes({ state }: RubricAssessment, as: 'teacher' | 'self' | 'peer'): void {
  if (state === 'draft') throw new Refusal('SCORING_CLOSED', 'This has not been opened yet.');
  if (state !== 'open' && as !== 'teacher')
    throw new Refusal('SCORING_CLOSED', 'This is closed: nothing is taken any more.');
}

const SAYING: Record<ScoreProblem['reason'], string> = {
  unknown_criterion: 'The rubric has no such criterion.',
  unknown_level: 'This criterion has no such level.',
  required: 'This criterion is still to be scored.',
};

function refuse(problems: readonly ScoreProblem[]): void {
  if (problems.length === 0) return;
  const fields = problems.map(({ path, reason }): FieldProblem => ({ path, reason, detail: SAYING[reason] }));
  throw new Refusal('UNPROCESSABLE', 'Some scores do not fit.', { fields });
}
