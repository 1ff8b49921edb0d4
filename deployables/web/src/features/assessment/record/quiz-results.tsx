import { Link } from '@tanstack/react-router';
import type { StudentQuiz } from '#contracts/assessment/attempts.ts';
import { Badge } from '../../../design/badge.tsx';
import { Aside } from '../../../design/layout.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { shortPoints } from '../rubrics/ranks.ts';
import s from './record.module.css';

/** What a pupil's quizzes came to, newest first; each leads to its answers. */
export function QuizResults({ quizzes }: { quizzes: readonly StudentQuiz[] }) {
  const { t } = useWords('record');
  if (quizzes.length === 0) return <Aside small>{t('noQuizzes')}</Aside>;
  return (
    <ul className={s.outcomes}>
      {quizzes.map(({ attemptId, title, className, handedInAt, points, of, released }) => (
        <li key={attemptId}>
          <p className={s.outcomeHead}>
            <Link to="/attempts/$attemptId/result" params={{ attemptId }}>
              {title}
            </Link>
            <small>{[className, handedInAt && formatDay(handedInAt)].filter(Boolean).join('・')}</small>
            {!released && <Badge>{t('notShown')}</Badge>}
            {points !== null && of !== null && (
              <span>{t('points', { points: shortPoints(points), most: shortPoints(of) })}</span>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
