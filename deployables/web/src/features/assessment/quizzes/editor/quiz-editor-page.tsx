import { ErrorState, PageSkeleton } from '../../../../design/states.tsx';
import { QuizFrame } from '../teach/quiz-frame.tsx';
import { useQuiz } from '../use-quizzes.ts';
import { QuizEditor } from './quiz-editor.tsx';

export default function QuizEditorPage() {
  const query = useQuiz();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <QuizFrame quiz={query.data}>
      <QuizEditor key={query.data.id} opened={query.data} />
    </QuizFrame>
  );
}
