import { useMe } from '../../../app/session.ts';
import { MyQuizzes } from './my-quizzes.tsx';
import { QuizList } from './teach/quiz-list.tsx';

/** The quizzes of a class: what can be done there depends on who looks. */
export function QuizzesTab() {
  const { user } = useMe();
  return user.role === 'student' ? <MyQuizzes /> : <QuizList />;
}
