/** Twenty bins of 5 %. */
export const BINS = 20;
export const binOf = (predicted: number): number => Math.min(BINS - 1, Math.max(0, Math.floor(predicted * BINS)));

/** Surprise at what happened, −ln of the probability it was given; never infinite. */
export function lossOf(predicted: number, right: boolean): number {
  const sure = Math.min(1 - 1e-6, Math.max(1e-6, predicted));
  return -Math.log(right ? sure : 1 - sure);
}

export type Bin = { bin: number; answers: number; rights: number; predicted: number; loss: number };

/**
 * How well recall was foretold: mean log loss of the predictions beside that of always saying the average, which knows
 * nothing of the word. Below it the predictions are worth something.
 */
export function calibrationOf(bins: readonly Bin[]) {
  const sum = (of: (bin: Bin) => number) => bins.reduce((total, bin) => total + of(bin), 0);
  const answers = sum((bin) => bin.answers);
  const rights = sum((bin) => bin.rights);
  if (answers === 0) return { answers: 0, average: null, predicted: null, loss: null, constantLoss: null };
  const average = rights / answers;
  return {
    answers,
    average,
    predicted: sum((bin) => bin.predicted) / answers,
    loss: sum((bin) => bin.loss) / answers,
    constantLoss: average * lossOf(average, true) + (1 - average) * lossOf(average, false),
  };
}
