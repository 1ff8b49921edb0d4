import { IconCheck, IconClock, IconEdit, IconLock, IconPlayerPlay } from '@tabler/icons-react';
import type { MyQuiz, QuizState } from '#contracts/assessment/quizzes.ts';
import { Badge } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const QUIZ = {
  draft: { tone: 'quiet', icon: IconEdit },
  published: { tone: 'info', icon: IconPlayerPlay },
  closed: { tone: 'soon', icon: IconLock },
  released: { tone: 'ok', icon: IconCheck },
} as const;
export function QuizBadge({ state }: { state: QuizState }) {
  const { t } = useWords('quizzes');
  return <Badge {...QUIZ[state]}>{t(`state.${state}`)}</Badge>;
}

const MINE = {
  soon: { tone: 'quiet', icon: IconClock },
  open: { tone: 'info', icon: IconPlayerPlay },
  working: { tone: 'soon', icon: IconEdit },
  done: { tone: 'quiet', icon: IconCheck },
  missed: { tone: 'quiet', icon: IconLock },
  released: { tone: 'ok', icon: IconCheck },
} as const;
export function MyQuizBadge({ status }: { status: MyQuiz['status'] }) {
  const { t } = useWords('quizzes');
  return <Badge {...MINE[status]}>{t(`mine.${status}`)}</Badge>;
}
