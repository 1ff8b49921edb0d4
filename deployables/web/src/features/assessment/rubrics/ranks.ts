import type { RubricCriterion, RubricDocument } from '#contracts/assessment/rubrics.ts';

/** The place of a level counted from the lowest, which is 1. */
export const rankOf = ({ levels }: RubricCriterion, levelId: string | undefined): number | undefined => {
  const index = levels.findIndex(({ id }) => id === levelId);
  return index < 0 ? undefined : levels.length - index;
};
export const levelAt = ({ levels }: RubricCriterion, rank: number) => levels[levels.length - rank];
export const levelOf = ({ levels }: RubricCriterion, levelId: string | undefined) =>
  levels.find(({ id }) => id === levelId);

/** 3 → 3, 2.666… → 2.7 */
export const shortRank = (rank: number | null): string => (rank === null ? '–' : String(Math.round(rank * 10) / 10));
export const shortPoints = shortRank;

export const mostPoints = ({ criteria }: RubricDocument): number =>
  criteria.reduce((sum, { weight, levels }) => sum + weight * Math.max(...levels.map(({ points }) => points)), 0);

/** How many places keep a rubric from being used: names that are missing, points that do not fall. */
export const flawsIn = ({ criteria }: RubricDocument): number =>
  criteria.reduce(
    (sum, { name, levels }) =>
      sum +
      Number(!name.trim()) +
      levels.filter((level) => !level.name.trim()).length +
      levels.filter((level, at) => level.points >= (levels[at - 1]?.points ?? Number.POSITIVE_INFINITY)).length,
    0,
  );
