import type { MatrixRow, Points, RubricMatrix, RubricResult, Scored } from '#contracts/assessment/rubric-scores.ts';
import { iso } from '#kernel/clock.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { documentOf, theRubricAssessment } from '#modules/assessment/database/find-rubrics.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import { pupilsOfClass } from '#modules/assessment/database/read-models/pupils-of-class.ts';
import { viewOfAssessment } from '#modules/assessment/database/read-models/rubric-assessments.ts';
import { stateOfSheet, viewOfScores } from '#modules/assessment/database/read-models/rubric-sheets.ts';
import type { Reader } from '#modules/assessment/database/read-models/rubrics.ts';
import { peerTargets } from '#modules/assessment/database/rubric-peers.ts';
import { RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { sitsIn } from '#modules/assessment/database/seats.ts';
import { agreementOf } from '#modules/assessment/domain/rubrics/agreement.ts';
import type { Criterion, Rubric } from '#modules/assessment/domain/rubrics/rubric.ts';
import { mostPoints, rankOf, type Scores } from '#modules/assessment/domain/rubrics/scores.ts';
import { meanOf, medianRank, type Sides, standingOf } from '#modules/assessment/domain/rubrics/standing.ts';

type Handed = Scores & { sheet: RubricSheet };

/** What was handed in, by side. */
export function sidesOf(sheets: readonly RubricSheet[]): Sides<Handed> {
  const by = (as: RubricSheet['as']): Handed[] =>
    sheets.flatMap((sheet) => (sheet.as === as && sheet.handed ? [{ ...sheet.handed, sheet }] : []));
  return { teacher: by('teacher'), self: by('self')[0] ?? null, peers: by('peer') };
}

export const pointsBySide = (rubric: Rubric, { teacher, self, peers }: Sides<Handed>): Points => {
  const mean = (scores: readonly Handed[]) => meanOf(scores.flatMap(({ sheet }) => sheet.points ?? []));
  return { teacher: mean(teacher), self: mean(self ? [self] : []), peers: mean(peers), most: mostPoints(rubric) };
};

/** The whole class by criteria for its teachers. The same statements for one pupil as for many. */
export async function readMatrix(em: EntityManager, id: string, reader: Reader): Promise<RubricMatrix> {
  const assessment = await theRubricAssessment(em, id);
  const rubric = await documentOf(em, assessment);
  const pupils = await pupilsOfClass(em, assessment.classId);
  const { targets } = await peerTargets(em, assessment);
  const sheets = await em.find(RubricSheet, { assessmentId: id });
  const about = Map.groupBy(sheets, ({ pupilId }) => pupilId);
  const done = new Map(
    sheets.flatMap((one) => (one.as === 'peer' && one.number ? [[`${one.scorerId} ${one.pupilId}`, true]] : [])),
  );
  const sides = new Map(pupils.map(({ student }) => [student.id, sidesOf(about.get(student.id) ?? [])]));
  const rows = pupils.map((pupil): MatrixRow => {
    const all = about.get(pupil.student.id) ?? [];
    const mySides = sidesOf(all);
    const others = targets.get(pupil.student.id) ?? [];
    return {
      ...pupil,
      mine: viewOfScores(all.find((one) => one.as === 'teacher' && one.scorerId === reader.id)),
      standing: standingOf(rubric, mySides),
      points: pointsBySide(rubric, mySides),
      self: stateOfSheet(all.find((one) => one.as === 'self')),
      received: mySides.peers.length,
      given: { done: others.filter((other) => done.has(`${pupil.student.id} ${other}`)).length, due: others.length },
    };
  });
  return {
    assessment: await viewOfAssessment(em, assessment),
    rows,
    agreement: rubric.criteria.map((criterion) => ({
      criterionId: criterion.id,
      ...agreementOn(criterion, [...sides.values()]),
    })),
  };
}

/** Teachers beside the pupils themselves, and beside the middle one of the peers. */
function agreementOn(criterion: Criterion, all: readonly Sides<Handed>[]) {
  const ranks = (scores: readonly Scores[]) =>
    scores.flatMap(({ levels }) => rankOf(criterion, levels[criterion.id]) ?? []);
  const pairsWith = (other: (sides: Sides<Handed>) => readonly Scores[]) =>
    all.flatMap((sides): [number, number][] => {
      const [teacher, theirs] = [medianRank(ranks(sides.teacher)), medianRank(ranks(other(sides)))];
      return teacher !== undefined && theirs !== undefined ? [[teacher, theirs]] : [];
    });
  const levels = criterion.levels.length;
  return {
    self: agreementOf(
      pairsWith(({ self }) => (self ? [self] : [])),
      levels,
    ),
    peers: agreementOf(
      pairsWith(({ peers }) => peers),
      levels,
    ),
  };
}

/**
 * One pupil by teacher, self and peers. The pupil sees it once results are shown, and of an anonymous assessment neither
 * who the peers are nor when, nor in what order, they handed in.
 */
export async function readRubricResult(
  em: EntityManager,
  { id, studentId, schoolId }: { id: string; studentId: string; schoolId: string },
  reader: Reader,
): Promise<RubricResult> {
  const assessment = await theRubricAssessment(em, id);
  // Access was granted for the pupil: the assessment has to be one of theirs.
  if (assessment.schoolId !== schoolId) throw notFound('result');
  const own = reader.id === studentId;
  if (own && assessment.state !== 'shown') throw notFound('result');
  const sheets = await em.find(
    RubricSheet,
    { assessmentId: id, pupilId: studentId, number: { $gt: 0 } },
    { orderBy: { handedInAt: 'asc', id: 'asc' } },
  );
  const theirs = sheets.length > 0 || (await sitsIn(em, assessment.classId, studentId, 'student'));
  if (!theirs) throw notFound('result');
  const rubric = await documentOf(em, assessment);
  const sides = sidesOf(sheets);
  const name = await namesOf(em, [studentId, ...sheets.map(({ scorerId }) => scorerId)]);
  const scored = ({ sheet, ...scores }: Handed): Scored => ({
    ...scores,
    by: name(sheet.scorerId),
    points: sheet.points ?? 0,
    at: iso(sheet.handedInAt ?? 0),
  });
  const nameless = own && assessment.anonymous;
  const peers = sides.peers.map(scored);
  return {
    assessment: await viewOfAssessment(em, assessment),
    student: name(studentId),
    teacher: sides.teacher.map(scored),
    self: sides.self && scored(sides.self),
    peers: nameless ? withoutNames(peers, iso(assessment.shownAt ?? 0)) : peers,
    standing: standingOf(rubric, sides),
    points: pointsBySide(rubric, sides),
  };
}

/** In an order that says nothing but what was said. */
const withoutNames = (peers: readonly Scored[], at: string): Scored[] =>
  peers.map((one) => ({ ...one, by: null, at })).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
