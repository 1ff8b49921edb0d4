import type { Criterion, Rubric } from '#modules/assessment/domain/rubrics/rubric.ts';

/** Level by criterion, words by criterion, words about the whole. Empty ones are left out. */
export type Scores = { levels: Record<string, string>; comments: Record<string, string>; overall: string };
export type Patch = {
  levels: Record<string, string | null>;
  comments: Record<string, string | null>;
  overall?: string | undefined;
};
export type ScoreProblem = { path: string; reason: 'unknown_criterion' | 'unknown_level' | 'required' };

export const NO_SCORES: Scores = { levels: {}, comments: {}, overall: '' };

/** The scores after a change. `problems` names what does not belong to the rubric; then nothing may be kept. */
export function change(rubric: Rubric, scores: Scores, patch: Patch): { scores: Scores; problems: ScoreProblem[] } {
  const problems: ScoreProblem[] = [];
  const levels = { ...scores.levels };
  const comments = { ...scores.comments };
  for (const [id, level] of Object.entries(patch.levels)) {
    const criterion = criterionOf(rubric, id);
    if (!criterion) problems.push({ path: `levels.${id}`, reason: 'unknown_criterion' });
    else if (level === null) delete levels[id];
    else if (rankOf(criterion, level) === undefined) problems.push({ path: `levels.${id}`, reason: 'unknown_level' });
    else levels[id] = level;
  }
  for (const [id, comment] of Object.entries(patch.comments)) {
    if (!criterionOf(rubric, id)) problems.push({ path: `comments.${id}`, reason: 'unknown_criterion' });
    else if (comment === null || comment.trim() === '') delete comments[id];
    else comments[id] = comment;
  }
  return { scores: { levels, comments, overall: patch.overall ?? scores.overall }, problems };
}

/** What is still to be scored before it can be handed in. */
export const missing = (rubric: Rubric, { levels }: Scores): ScoreProblem[] =>
  rubric.criteria
    .filter(({ id }) => levels[id] === undefined)
    .map(({ id }) => ({ path: `levels.${id}`, reason: 'required' }));

export const sameScores = (one: Scores, other: Scores): boolean => canonical(one) === canonical(other);
const canonical = ({ levels, comments, overall }: Scores): string =>
  JSON.stringify([...[levels, comments].map((all) => Object.entries(all).toSorted(byKey)), overall]);
const byKey = ([a]: [string, string], [b]: [string, string]): number => (a < b ? -1 : 1);

export const criterionOf = (rubric: Rubric, id: string): Criterion | undefined =>
  rubric.criteria.find((criterion) => criterion.id === id);

/** The place of a level counted from the lowest, which is 1. */
export function rankOf({ levels }: Criterion, levelId: string | undefined): number | undefined {
  const index = levels.findIndex(({ id }) => id === levelId);
  return index < 0 ? undefined : levels.length - index;
}

/** Sum over the criteria of weight × points of the level, which is what a score comes to. */
export const pointsOf = (rubric: Rubric, { levels }: Pick<Scores, 'levels'>): number =>
  rubric.criteria.reduce((sum, criterion) => {
    const level = criterion.levels.find(({ id }) => id === levels[criterion.id]);
    return sum + criterion.weight * (level?.points ?? 0);
  }, 0);

export const mostPoints = (rubric: Rubric): number =>
  rubric.criteria.reduce(
    (sum, { weight, levels }) => sum + weight * Math.max(...levels.map(({ points }) => points)),
    0,
  );

export type Change = { part: 'level' | 'comment' | 'overall' | 'points'; name: string; before: string; after: string };

/** What became different from one handing-in to the next, in the words of the rubric. */
export function changesBetween(rubric: Rubric, before: Scores | null, after: Scores): Change[] {
  const was = before ?? NO_SCORES;
  const levelName = (criterion: Criterion, { levels }: Scores) =>
    criterion.levels.find(({ id }) => id === levels[criterion.id])?.name ?? '';
  const all: Change[] = rubric.criteria.flatMap((criterion): Change[] => [
    {
      part: 'level',
      name: criterion.name,
      before: levelName(criterion, was),
      after: levelName(criterion, after),
    },
    {
      part: 'comment',
      name: criterion.name,
      before: was.comments[criterion.id] ?? '',
      after: after.comments[criterion.id] ?? '',
    },
  ]);
  all.push({ part: 'overall', name: '', before: was.overall, after: after.overall });
  const points = { before: before ? String(pointsOf(rubric, before)) : '', after: String(pointsOf(rubric, after)) };
  all.push({ part: 'points', name: '', ...points });
  return all.filter((change) => change.before !== change.after);
}
