export const HIGHEST = 5;

/** Word proficiency: right +1, wrong −1, never below 0 or above 5. */
export const levelAfter = (level: number, right: boolean): number =>
  Math.min(HIGHEST, Math.max(0, level + (right ? 1 : -1)));

export type WordBand = 'new' | 'beginner' | 'intermediate' | 'mastered';
/** 0 not learned, 1–2 beginner, 3–4 intermediate, 5 mastered. */
export function wordBand(level: number): WordBand {
  if (level >= HIGHEST) return 'mastered';
  if (level >= 3) return 'intermediate';
  return level >= 1 ? 'beginner' : 'new';
}

export type Band = 'strong' | 'good' | 'fair' | 'weak';
/** Of a per cent: ≥ 80, ≥ 50, ≥ 30, below. */
export function bandOf(percent: number): Band {
  if (percent >= 80) return 'strong';
  if (percent >= 50) return 'good';
  return percent >= 30 ? 'fair' : 'weak';
}

/** Text-set proficiency in per cent: floor(100 × Σ level ÷ (5 × active items)); a set without items has none. */
export const setProficiency = (sum: number, items: number): number =>
  items === 0 ? 0 : Math.floor((100 * sum) / (HIGHEST * items));

/** Category level 0–5: min(5, floor(Σ level ÷ items)). */
export const categoryLevel = (sum: number, items: number): number =>
  items === 0 ? 0 : Math.min(HIGHEST, Math.floor(sum / items));
/** As it is shown: 20 % a level. */
export const categoryPercent = (level: number): number => level * 20;
