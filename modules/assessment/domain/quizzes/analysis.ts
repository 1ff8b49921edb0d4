import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import type { Item } from '#modules/assessment/domain/quizzes/item.ts';

/** One attempt, marked to the end. `answers` by item: those it was asked. */
export type Marked = {
  points: number;
  of: number;
  answers: Map<string, { points: number; of: number; answer: Answer | null }>;
};

/** With fewer attempts, what one more pupil would say changes everything. */
export const ENOUGH = 10;
/** Kelley 1939: the share of attempts in the upper and the lower group that tells good and weak items apart best. */
const GROUP = 0.27;

export const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);
export const mean = (all: readonly number[]): number | null => (all.length ? sum(all) / all.length : null);

export function median(all: readonly number[]): number | null {
  const sorted = all.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Variance of a sample: squared distances from the mean over n − 1. `null` for fewer than two. */
export function variance(all: readonly number[]): number | null {
  const middle = mean(all);
  if (middle === null || all.length < 2) return null;
  return sum(all.map((one) => (one - middle) ** 2)) / (all.length - 1);
}
export const deviation = (all: readonly number[]): number | null => {
  const squared = variance(all);
  return squared === null ? null : Math.sqrt(squared);
};

/** Pearson's product-moment correlation; `null` where one side never varies. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const [x, y] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const [meanX, meanY, sdX, sdY] = [mean(x), mean(y), deviation(x), deviation(y)];
  if (meanX === null || meanY === null || !sdX || !sdY) return null;
  return sum(pairs.map(([one, other]) => (one - meanX) * (other - meanY))) / ((pairs.length - 1) * sdX * sdY);
}

/**
 * Cronbach's alpha (Cronbach 1951, Psychometrika 16, 297–334): k ÷ (k − 1) × (1 − Σ item variances ÷ variance of sums).
 * `null` for fewer than two items, where the sums never vary, or where attempts were asked different items.
 */
export function alpha(attempts: readonly Marked[], itemIds: readonly string[]): number | null {
  const k = itemIds.length;
  if (k < 2 || !attempts.every(({ answers }) => itemIds.every((id) => answers.has(id)))) return null;
  const pointsFor = (id: string) => attempts.map(({ answers }) => answers.get(id)?.points ?? 0);
  const total = variance(attempts.map(({ answers }) => sum(itemIds.map((id) => answers.get(id)?.points ?? 0))));
  if (!total) return null;
  return (k / (k - 1)) * (1 - sum(itemIds.map((id) => variance(pointsFor(id)) ?? 0)) / total);
}

/** Ten equal steps of the share of points; everything belongs to one, the best to the last. */
export function histogram(attempts: readonly Marked[]): { from: number; to: number; attempts: number }[] {
  const steps = Array.from({ length: 10 }, (_, step) => ({ from: step / 10, to: (step + 1) / 10, attempts: 0 }));
  for (const attempt of attempts) {
    const step = steps[Math.min(9, Math.floor(shareOf(attempt) * 10 + 1e-9))];
    if (step) step.attempts += 1;
  }
  return steps;
}

const shareOf = ({ points, of }: { points: number; of: number }): number => (of > 0 ? points / of : 0);

export type Figures = {
  asked: number;
  unanswered: number;
  difficulty: number | null;
  discrimination: number | null;
  correlation: number | null;
  choices: { id: string; text: string; right: boolean; chosen: number; upper: number; lower: number }[];
};

/**
 * What the answers say about one item, over the attempts that were asked it.
 *
 * * Difficulty P: mean share of the points (for items with two outcomes the share of right answers; Ebel & Frisbie 1991,
 *   Essentials of Educational Measurement, ch. 13).
 * * Discrimination D: difference of that share between the best and the weakest 27 % by their whole points (Kelley 1939,
 *   Journal of Educational Psychology 30, 17–24). Of equals at the border those count who come first in the list.
 * * Correlation: of the share with the points of everything else, so that the item does not confirm itself (corrected
 *   item-total correlation; Henrysson 1963, Psychometrika 28, 211–218).
 */
export function figuresOf(item: Item, attempts: readonly Marked[]): Figures {
  const asked = attempts.filter(({ answers }) => answers.has(item.id));
  const said = (attempt: Marked) => attempt.answers.get(item.id) ?? { points: 0, of: 0, answer: null };
  const share = (attempt: Marked) => shareOf(said(attempt));
  const enough = asked.length >= ENOUGH;
  const ranked = asked.toSorted((a, b) => shareOf(b) - shareOf(a));
  const size = Math.max(1, Math.round(asked.length * GROUP));
  const [upper, lower] = [ranked.slice(0, size), ranked.slice(-size)];
  const [high, low] = [mean(upper.map(share)), mean(lower.map(share))];
  return {
    asked: asked.length,
    unanswered: asked.filter((attempt) => said(attempt).answer === null).length,
    difficulty: mean(asked.map(share)),
    discrimination: enough && high !== null && low !== null ? high - low : null,
    correlation: enough ? correlation(asked.map((one) => [share(one), one.points - said(one).points])) : null,
    choices: optionsOf(item).map((option) => {
      const count = (group: readonly Marked[]) => group.filter((one) => chose(said(one).answer, option.id)).length;
      return {
        ...option,
        chosen: count(asked),
        upper: enough ? count(upper) : 0,
        lower: enough ? count(lower) : 0,
      };
    }),
  };
}

function optionsOf(item: Item): { id: string; text: string; right: boolean }[] {
  if (item.type === 'single') return item.choices.map(({ id, text }) => ({ id, text, right: item.answer === id }));
  if (item.type === 'multiple')
    return item.choices.map(({ id, text }) => ({ id, text, right: item.answers.includes(id) }));
  if (item.type === 'trueFalse')
    return ['true', 'false'].map((id) => ({ id, text: '', right: String(item.answer) === id }));
  return [];
}

function chose(answer: Answer | null, id: string): boolean {
  if (!answer) return false;
  if ('choice' in answer) return answer.choice === id;
  if ('choices' in answer) return answer.choices.includes(id);
  return 'value' in answer && String(answer.value) === id;
}
