import type { Scores, ScoresPatch } from '#contracts/assessment/rubric-scores.ts';

/** What makes `after` out of `before`; nothing where both are alike. */
export function patchBetween(before: Scores, after: Scores): ScoresPatch | undefined {
  const levels = difference(before.levels, after.levels);
  const comments = difference(before.comments, after.comments);
  const overall = before.overall === after.overall ? {} : { overall: after.overall };
  const size = Object.keys(levels).length + Object.keys(comments).length + Object.keys(overall).length;
  return size > 0 ? { levels, comments, ...overall } : undefined;
}

export const patched = (scores: Scores, patch: ScoresPatch | undefined): Scores => ({
  levels: applied(scores.levels, patch?.levels),
  comments: applied(scores.comments, patch?.comments),
  overall: patch?.overall ?? scores.overall,
});

type Values = Record<string, string>;
function difference(before: Values, after: Values): Record<string, string | null> {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...keys].flatMap((key) => ((before[key] ?? '') === (after[key] ?? '') ? [] : [[key, after[key] || null]])),
  );
}
const applied = (values: Values, patch: Record<string, string | null> | undefined): Values =>
  Object.fromEntries(
    Object.entries({ ...values, ...patch }).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
