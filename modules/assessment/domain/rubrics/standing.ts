import type { Rubric } from '#modules/assessment/domain/rubrics/rubric.ts';
import { rankOf, type Scores } from '#modules/assessment/domain/rubrics/scores.ts';

/** What was handed in about one pupil, by side. */
export type Sides<Score extends Pick<Scores, 'levels'> = Scores> = {
  teacher: readonly Score[];
  self: Score | null;
  peers: readonly Score[];
};
export type Standing = {
  criterionId: string;
  teacher: number | null;
  self: number | null;
  peers: number | null;
  apart: boolean;
};

/** From this many levels on, two sides see a pupil differently enough to talk about it. */
const APART = 2;

/** Where each side stands by criterion, in ranks counted from the lowest level; several scorers by their mean. */
export const standingOf = (rubric: Rubric, sides: Sides<Pick<Scores, 'levels'>>): Standing[] =>
  rubric.criteria.map((criterion) => {
    const mean = (scores: readonly Pick<Scores, 'levels'>[]) =>
      meanOf(scores.flatMap(({ levels }) => rankOf(criterion, levels[criterion.id]) ?? []));
    const teacher = mean(sides.teacher);
    const self = mean(sides.self ? [sides.self] : []);
    const peers = mean(sides.peers);
    const known = [teacher, self, peers].filter((rank) => rank !== null);
    const apart = known.length > 1 && Math.max(...known) - Math.min(...known) >= APART;
    return { criterionId: criterion.id, teacher, self, peers, apart };
  });

export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/** The middle one; of two in the middle the lower, because there is no level between two levels. */
export function medianRank(ranks: readonly number[]): number | undefined {
  const sorted = ranks.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)];
}
