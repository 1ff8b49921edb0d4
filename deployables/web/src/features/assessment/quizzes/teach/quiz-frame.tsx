import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { Row } from '../../../../design/layout.tsx';
import { Tab, Tabs } from '../../../../design/page.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { QuizBadge } from '../quiz-state.tsx';
import s from './teach.module.css';

/** What a teacher does with a quiz, from writing it to reading what it says. */
export function QuizFrame({ quiz, children }: { quiz: QuizView; children: ReactNode }) {
  const { t } = useWords('quizzes');
  const params = { id: quiz.classId, quizId: quiz.id };
  return (
    <div>
      <div className={s.head}>
        <Link to="/classes/$id/quizzes" params={{ id: quiz.classId }} className={s.back}>
          {t('backToList')}
        </Link>
        <Row gap={3} wrap>
          <h2>{quiz.document.title || t('unnamed')}</h2>
          <QuizBadge state={quiz.state} />
        </Row>
      </div>
      <Tabs label={t('parts')}>
        <Tab to="/classes/$id/quizzes/$quizId" params={params} activeOptions={{ exact: true }}>
          {t('tab.write')}
        </Tab>
        <Tab to="/classes/$id/quizzes/$quizId/preview" params={params}>
          {t('tab.preview')}
        </Tab>
        {quiz.state !== 'draft' && (
          <>
            <Tab to="/classes/$id/quizzes/$quizId/live" params={params}>
              {t('tab.live')}
            </Tab>
            <Tab to="/classes/$id/quizzes/$quizId/marking" params={params}>
              {t('tab.marking')}
            </Tab>
            <Tab to="/classes/$id/quizzes/$quizId/results" params={params}>
              {t('tab.results')}
            </Tab>
            <Tab to="/classes/$id/quizzes/$quizId/analysis" params={params}>
              {t('tab.analysis')}
            </Tab>
          </>
        )}
      </Tabs>
      {children}
    </div>
  );
}
