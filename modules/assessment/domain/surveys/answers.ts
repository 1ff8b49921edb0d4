import type { Answer, Answers, Definition, Question } from '#modules/assessment/domain/surveys/definition.ts';

export type Patch = Record<string, Answer | null>;
export type AnswerProblem = {
  question: string;
  reason: 'unknown_question' | 'not_an_answer' | 'too_long' | 'required';
};

/**
 * The answers after a change. Empty ones (`null`, no option, blank text) are taken out, options stand in the survey's
 * order and once each. `problems` names what does not fit; then nothing may be kept.
 */
export function change(
  definition: Definition,
  answers: Answers,
  patch: Patch,
): { answers: Answers; problems: AnswerProblem[] } {
  const changed = { ...answers };
  const problems: AnswerProblem[] = [];
  for (const [id, given] of Object.entries(patch)) {
    const question = definition.questions.find((one) => one.id === id);
    const checked = question ? check(question, given) : ({ reason: 'unknown_question' } as const);
    if ('reason' in checked) problems.push({ question: id, reason: checked.reason });
    else if (checked.answer === undefined) delete changed[id];
    else changed[id] = checked.answer;
  }
  return { answers: changed, problems };
}

/** What is still to be answered before it can be handed in. */
export const missing = (definition: Definition, answers: Answers): AnswerProblem[] =>
  definition.questions
    .filter((question) => question.required && answers[question.id] === undefined)
    .map((question) => ({ question: question.id, reason: 'required' }));

/** What of the answers a definition still asks for: the rest belongs to the version they were given to. */
export const answersFor = (definition: Definition, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([id, answer]) => {
      const question = definition.questions.find((one) => one.id === id);
      return question !== undefined && !('reason' in check(question, answer));
    }),
  );

type Checked = { answer: Answer | undefined } | { reason: AnswerProblem['reason'] };

function check(question: Question, given: Answer | null): Checked {
  if (given === null) return { answer: undefined };
  if (question.kind === 'scale') {
    const fits = typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= 5;
    return fits ? { answer: given } : { reason: 'not_an_answer' };
  }
  if (question.kind === 'text') {
    if (typeof given !== 'string') return { reason: 'not_an_answer' };
    if (given.length > question.longest) return { reason: 'too_long' };
    return { answer: given.trim() === '' ? undefined : given };
  }
  if (!Array.isArray(given)) return { reason: 'not_an_answer' };
  const known = question.options.map((option) => option.id);
  if (given.some((id) => !known.includes(id))) return { reason: 'not_an_answer' };
  const chosen = known.filter((id) => given.includes(id));
  return { answer: chosen.length > 0 ? chosen : undefined };
}

/** Do both say the same? */
export const sameAnswers = (one: Answers, other: Answers): boolean => canonical(one) === canonical(other);
const canonical = (answers: Answers): string =>
  JSON.stringify(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1)));
