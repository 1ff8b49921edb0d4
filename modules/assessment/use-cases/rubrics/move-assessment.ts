import { rubricAssessmentOpened, rubricResultReleased } from '#contracts/assessment/events.ts';
import type { UserId } from '#contracts/ids.ts';
import { expectVersion } from '#kernel/database/expect-version.ts';
import { type FieldProblem, Refusal } from '#kernel/errors.ts';
import type { Work } from '#kernel/module.ts';
import { theLockedAssessment, theOpenClass, theRubric } from '#modules/assessment/database/find-rubrics.ts';
import { type RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { groupsOf, pupilIdsOf } from '#modules/assessment/database/seats.ts';
import { ringOf } from '#modules/assessment/domain/rubrics/peers.ts';
import { type Flaw, flawsOf } from '#modules/assessment/domain/rubrics/rubric.ts';
import { meanOf } from '#modules/assessment/domain/rubrics/standing.ts';
import { targetsOf } from '#modules/assessment/domain/rubrics/targets.ts';
import { recordEvaluation } from '#modules/assessment/use-cases/record-evaluation.ts';
import { factsOf } from '#modules/assessment/use-cases/rubrics/facts.ts';

export type Target = 'open' | 'closed' | 'shown';
const WAYS: Record<RubricAssessment['state'], readonly Target[]> = {
  draft: ['open'],
  open: ['closed', 'shown'],
  closed: ['open', 'shown'],
  shown: ['closed'],
};

/** Opens, closes, opens again, shows the results or takes them back. */
export async function moveAssessment(
  work: Work,
  id: string,
  { to, version }: { to: Target; version: number },
): Promise<RubricAssessment> {
  const assessment = await theLockedAssessment(work.em, id);
  await theOpenClass(work.em, assessment.classId);
  if (assessment.state === to) return assessment;
  expectVersion(assessment, version, 'assessment');
  if (!WAYS[assessment.state].includes(to)) {
    throw new Refusal('CONFLICT', `An assessment that is ${assessment.state} cannot become ${to}.`);
  }
  const now = work.clock.now();
  if (to === 'open') await open(work, assessment);
  if (to !== 'open' && assessment.state === 'open') assessment.closedAt = now;
  if (to === 'shown') await show(work, assessment);
  if (assessment.state === 'shown') await takeResultsBack(work, assessment);
  assessment.state = to;
  await work.em.flush();
  return assessment;
}

/** The rubric is kept as it is at this moment, and the pupils' circle is drawn. */
async function open(work: Work, assessment: RubricAssessment): Promise<void> {
  const first = assessment.openedAt === null;
  const pupils = (await pupilIdsOf(work.em, [assessment.classId])).get(assessment.classId) ?? [];
  assessment.closedAt = null;
  if (!first) return;
  const { document } = await theRubric(work.em, assessment.rubricId);
  refuseFlaws(flawsOf(document));
  assessment.rubric = document;
  assessment.ring = assessment.peers === 'some' ? ringOf(assessment.id, pupils) : [];
  assessment.openedAt = work.clock.now();
  const groups = await groupsOf(work.em, [assessment.classId]);
  const targets = targetsOf(assessment, pupils, groups.get(assessment.classId) ?? new Map());
  const tell = pupils.filter((pupil) => assessment.self || (targets.get(pupil)?.length ?? 0) > 0) as UserId[];
  work.publish(rubricAssessmentOpened, assessment, { ...(await factsOf(work.em, assessment)), tell });
}

/** Pupils with a result see it from now on, and are told of it the first time. */
async function show(work: Work, assessment: RubricAssessment): Promise<void> {
  const pupils = await recordForAll(work, assessment, 'shown');
  assessment.shownAt = work.clock.now();
  const tell = (assessment.told ? [] : pupils) as UserId[];
  assessment.told = true;
  work.publish(rubricResultReleased, assessment, { ...(await factsOf(work.em, assessment)), tell });
}

async function takeResultsBack(work: Work, assessment: RubricAssessment): Promise<void> {
  await recordForAll(work, assessment, 'hidden');
  assessment.shownAt = null;
}

/** One record for everybody who has a result, with what it came to by the teachers. Answers who they are. */
async function recordForAll(work: Work, assessment: RubricAssessment, what: 'shown' | 'hidden'): Promise<string[]> {
  const sheets = await work.em.find(
    RubricSheet,
    { assessmentId: assessment.id, number: { $gt: 0 } },
    { fields: ['pupilId', 'as', 'points'] },
  );
  const byPupil = Map.groupBy(sheets, ({ pupilId }) => pupilId);
  const { schoolId, classId, id: thingId, title } = assessment;
  for (const [personId, about] of byPupil) {
    const points = meanOf(about.flatMap((sheet) => (sheet.as === 'teacher' ? (sheet.points ?? []) : [])));
    const told = points === null ? '' : String(points);
    recordEvaluation(work, {
      ...{ schoolId, classId, personId, kind: 'rubric', thingId, title, what },
      changes: points === null ? [] : [{ part: 'points', name: '', ...sides(what, told) }],
      as: null,
      byId: work.actor ?? null,
    });
  }
  return [...byPupil.keys()];
}
const sides = (what: 'shown' | 'hidden', points: string) =>
  what === 'shown' ? { before: '', after: points } : { before: points, after: '' };

const SAYING: Record<Flaw['reason'], string> = {
  no_criteria: 'The rubric has no criterion yet.',
  no_name: 'Something in the rubric has no name yet.',
  points_order: 'The points of the levels must fall from the best to the last.',
};

function refuseFlaws(flaws: readonly Flaw[]): void {
  if (flaws.length === 0) return;
  const fields = flaws.map(
    ({ path, reason }): FieldProblem => ({ path: `rubric.${path}`, reason, detail: SAYING[reason] }),
  );
  throw new Refusal('UNPROCESSABLE', 'The rubric is not ready yet.', { fields });
}
