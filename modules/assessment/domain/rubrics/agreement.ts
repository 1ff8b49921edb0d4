export type Agreement = {
  pairs: number;
  enough: boolean;
  exact: number | null;
  adjacent: number | null;
  kappa: number | null;
};

/** With fewer pairs the figures jump with every single pupil. */
export const FEWEST_PAIRS = 10;

/**
 * How far two scorers agree on a scale of `levels` ranks (1 … levels), over pairs of ranks of the same pupil.
 *
 * `exact` and `adjacent` are the shares of pairs with equal ranks and with ranks at most one apart. `kappa` is Cohen's
 * weighted kappa with quadratic weights: 1 − Σ wᵢⱼ oᵢⱼ / Σ wᵢⱼ eᵢⱼ with wᵢⱼ = (i − j)² / (k − 1)², o the observed
 * shares and e those expected from the margins alone (J. Cohen, "Weighted kappa: Nominal scale agreement with provision
 * for scaled disagreement or partial credit", Psychological Bulletin 70, 1968, 213–220). It is `null` where both scorers
 * gave everybody the same one rank: then nothing could have been different by chance.
 */
export function agreementOf(pairs: readonly (readonly [number, number])[], levels: number): Agreement {
  const n = pairs.length;
  const enough = n >= FEWEST_PAIRS;
  if (n === 0) return { pairs: 0, enough, exact: null, adjacent: null, kappa: null };
  const share = (most: number) => pairs.filter(([a, b]) => Math.abs(a - b) <= most).length / n;
  return { pairs: n, enough, exact: share(0), adjacent: share(1), kappa: weightedKappa(pairs, levels) };
}

function weightedKappa(pairs: readonly (readonly [number, number])[], levels: number): number | null {
  const n = pairs.length;
  const weight = (a: number, b: number) => ((a - b) / (levels - 1)) ** 2;
  const observed = pairs.reduce((sum, [a, b]) => sum + weight(a, b), 0) / n;
  let expected = 0;
  for (const [a] of pairs) for (const [, b] of pairs) expected += weight(a, b) / (n * n);
  return expected === 0 ? null : 1 - observed / expected;
}
