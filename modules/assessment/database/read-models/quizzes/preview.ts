import type { AnswerKey, AnswerMark, Paper, QuizAnswer } from '#contracts/assessment/attempts.ts';
import { viewOfKey, viewOfPaper } from '#modules/assessment/database/read-models/quizzes/paper.ts';
import { viewOfMark } from '#modules/assessment/database/read-models/quizzes/result.ts';
import { type QuizDocument, round } from '#modules/assessment/domain/quizzes/item.ts';
import { judgeAnswer } from '#modules/assessment/domain/quizzes/judge-answer.ts';
import { pointsBy } from '#modules/assessment/domain/quizzes/marking.ts';
import { askedIn, offPaper } from '#modules/assessment/domain/quizzes/paper.ts';

/** The paper as a pupil with this seed would get it. */
export const previewPaper = (document: QuizDocument, seed: number): Paper =>
  viewOfPaper(document, askedIn(document.sections, seed));

/** Marks answers to that paper; what is no answer counts as none. */
export function tryPaper(document: QuizDocument, seed: number, answers: Record<string, QuizAnswer | null>) {
  const items: Record<string, { mark: AnswerMark; key: AnswerKey; explanation: string }> = {};
  let [points, of] = [0, 0];
  for (const { item, names } of askedIn(document.sections, seed).flatMap((section) => section.items)) {
    const given = answers[item.id] ?? null;
    const judged = judgeAnswer(item, given === null ? null : offPaper(names, given));
    const earned = pointsBy(item, 'refused' in judged ? null : judged.answer);
    points += earned ?? 0;
    of += item.points;
    const mark = { points: earned, of: item.points, comment: '', by: 'key', version: 1 } as const;
    items[item.id] = { mark: viewOfMark(item, mark), key: viewOfKey(item, names), explanation: item.explanation };
  }
  return { points: round(points), of: round(of), items };
}
