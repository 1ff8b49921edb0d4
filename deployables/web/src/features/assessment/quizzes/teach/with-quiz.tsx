import type { ReactNode } from 'react';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { ErrorState, PageSkeleton } from '../../../../design/states.tsx';
import { useQuiz } from '../use-quizzes.ts';
import { QuizFrame } from './quiz-frame.tsx';

/** A page about one quiz, inside its frame. */
export function WithQuiz({ children }: { children: (quiz: QuizView) => ReactNode }) {
  const query = useQuiz();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <QuizFrame quiz={query.data}>{children(query.data)}</QuizFrame>;
}
