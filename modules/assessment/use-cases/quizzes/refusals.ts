import { type FieldProblem, Refusal } from '#kernel/errors.ts';
import type { Problem, QuizReason } from '#modules/assessment/domain/quizzes/check.ts';
import type { AnswerRefusal } from '#modules/assessment/domain/quizzes/judge-answer.ts';

const MISSING: Record<QuizReason, string> = {
  prompt_missing: 'The question is missing.',
  choices_missing: 'At least two choices are needed.',
  choice_empty: 'This is still empty.',
  choices_same: 'The same stands here twice.',
  key_missing: 'The right answer is missing.',
  key_unknown: 'The right answer is none of the choices.',
  ids_repeated: 'Two parts have the same id.',
  accepted_missing: 'At least one accepted answer is needed.',
  pairs_missing: 'At least two pairs are needed.',
  gaps_missing: 'At least one gap is needed.',
  gap_not_in_text: 'This gap does not stand in the text.',
  gap_unknown: 'The text has a gap nobody has filled in.',
  limits_crossed: 'The least is more than the most.',
  points_missing: 'It needs points.',
  title_missing: 'A quiz needs a title.',
  items_missing: 'A quiz needs at least one question.',
  too_many_items: 'A quiz has at most 200 questions.',
  draw_too_many: 'More are to be drawn than there are.',
  closes_before_opening: 'It would close before it opens.',
  closes_in_the_past: 'It would be closed already.',
};
export const sayingOf = (reason: QuizReason): string => MISSING[reason];

export function refuseIncomplete(problems: readonly Problem<QuizReason>[]): void {
  if (problems.length === 0) return;
  const fields = problems.map(
    ({ path, reason }): FieldProblem => ({ path: `document.${path}`, reason, detail: MISSING[reason] }),
  );
  throw new Refusal('QUIZ_INCOMPLETE', 'Something is still missing.', { fields });
}

const NO_ANSWER: Record<AnswerRefusal | 'not_in_attempt', string> = {
  not_in_attempt: 'This attempt does not ask that.',
  not_an_answer: 'This is no answer to that question.',
  unknown_choice: 'This is none of the choices.',
  not_a_number: 'This is not a number.',
  not_all_entries: 'Every entry has to stand in the order once.',
  too_long: 'This answer is too long.',
  too_many_files: 'These are too many files.',
};
export const sayingOfAnswer = (reason: AnswerRefusal | 'not_in_attempt'): string => NO_ANSWER[reason];
