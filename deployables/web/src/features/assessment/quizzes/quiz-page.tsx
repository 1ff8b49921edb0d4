import { lazy, Suspense } from 'react';
import { useMe } from '../../../app/session.ts';
import { PageSkeleton } from '../../../design/states.tsx';

// Each of the two is a page of its own: a phone need not fetch the editor.
const QuizEditorPage = lazy(() => import('./editor/quiz-editor-page.tsx'));
const MyQuizPage = lazy(() => import('./my-quiz.tsx'));

/** A quiz: its author works on it, a pupil takes it. */
export function QuizPage() {
  const { user } = useMe();
  return (
    <Suspense fallback={<PageSkeleton />}>{user.role === 'student' ? <MyQuizPage /> : <QuizEditorPage />}</Suspense>
  );
}
