import type { ProgressPair, RubricTask, ScoringState } from '#contracts/assessment/rubric-assessments.ts';
import type { ScoreSheet } from '#contracts/assessment/rubric-scores.ts';
import type { UserId } from '#contracts/ids.ts';
import type { EntityManager } from '#kernel/database/database.ts';
import { notFound } from '#kernel/errors.ts';
import { theRubricAssessment } from '#modules/assessment/database/find-rubrics.ts';
import { namesOf } from '#modules/assessment/database/names.ts';
import { viewOfAssessment } from '#modules/assessment/database/read-models/rubric-assessments.ts';
import type { Reader } from '#modules/assessment/database/read-models/rubrics.ts';
import { isoOf } from '#modules/assessment/database/read-models/sheets.ts';
import { peerTargets } from '#modules/assessment/database/rubric-peers.ts';
import { type RubricAssessment, RubricSheet } from '#modules/assessment/database/rubrics.ts';
import { NO_SCORES } from '#modules/assessment/domain/rubrics/scores.ts';

export function stateOfSheet(sheet: Pick<RubricSheet, 'number' | 'open' | 'savedAt'> | undefined | null): ScoringState {
  if (!sheet) return 'new';
  if (sheet.number > 0) return sheet.open ? 'changing' : 'done';
  return sheet.savedAt ? 'draft' : 'new';
}

export const viewOfScores = (sheet: RubricSheet | undefined | null): ScoreSheet => ({
  ...(sheet?.scores ?? NO_SCORES),
  state: stateOfSheet(sheet),
  savedAt: isoOf(sheet?.savedAt),
  handedInAt: isoOf(sheet?.handedInAt),
});

/** What somebody has said about a pupil so far, with what it is said by. */
export async function readMySheet(
  em: EntityManager,
  assessment: RubricAssessment,
  about: { scorerId: string; pupilId: string; as: 'teacher' | 'self' | 'peer' },
) {
  const sheet = await em.findOne(RubricSheet, { assessmentId: assessment.id, ...about });
  const name = await namesOf(em, [about.pupilId]);
  return {
    assessment: await viewOfAssessment(em, assessment),
    student: name(about.pupilId),
    as: about.as,
    sheet: viewOfScores(sheet),
  };
}

/** Whom somebody has to score: a pupil themselves first, then their peers; a teacher nobody by name here. */
export async function listTasks(em: EntityManager, id: string, reader: Reader): Promise<RubricTask[]> {
  const assessment = await theRubricAssessment(em, id);
  if (reader.role !== 'student') return [];
  if (assessment.state === 'draft') throw notFound('assessment');
  const { targets } = await peerTargets(em, assessment);
  const others = targets.get(reader.id) ?? [];
  const sheets = await em.find(RubricSheet, { assessmentId: id, scorerId: reader.id });
  const byPupil = new Map(sheets.map((sheet) => [sheet.pupilId, sheet]));
  const name = await namesOf(em, [reader.id, ...others]);
  const task = (pupilId: string, as: 'self' | 'peer'): RubricTask => ({
    student: name(pupilId),
    as,
    state: stateOfSheet(byPupil.get(pupilId)),
  });
  return [...(assessment.self ? [task(reader.id, 'self')] : []), ...others.map((other) => task(other, 'peer'))];
}

/** Who has to score whom, and how far each is; teachers stand with what they have begun. */
export async function listProgress(em: EntityManager, id: string): Promise<ProgressPair[]> {
  const assessment = await theRubricAssessment(em, id);
  const { pupils, targets } = await peerTargets(em, assessment);
  const sheets = await em.find(
    RubricSheet,
    { assessmentId: id },
    { fields: ['scorerId', 'pupilId', 'as', 'number', 'open', 'savedAt'] },
  );
  const states = new Map(sheets.map((one) => [`${one.as} ${one.scorerId} ${one.pupilId}`, stateOfSheet(one)]));
  const pair = (as: ProgressPair['as'], scorerId: string, pupilId: string): ProgressPair => ({
    scorerId: scorerId as UserId,
    studentId: pupilId as UserId,
    as,
    state: states.get(`${as} ${scorerId} ${pupilId}`) ?? 'new',
  });
  return [
    ...(assessment.self ? pupils.map((pupil) => pair('self', pupil, pupil)) : []),
    ...[...targets].flatMap(([scorer, others]) => others.map((other) => pair('peer', scorer, other))),
    ...sheets.flatMap((one) =>
      one.as === 'teacher' && pupils.includes(one.pupilId) ? [pair('teacher', one.scorerId, one.pupilId)] : [],
    ),
  ];
}
