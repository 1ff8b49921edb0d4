import { IconChevronRight } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { Row, Sheet } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { useQuizFacts, useSpan } from './quiz-facts.ts';
import { MyQuizBadge } from './quiz-state.tsx';
import s from './quizzes.module.css';

/** A pupil's quizzes of a class, what can be done now first. */
export function MyQuizzes() {
  const { t } = useWords('quizzes');
  const { one } = useClass();
  const facts = useQuizFacts();
  const span = useSpan();
  const list = useInfiniteQuery(
    api.assessment.myQuizzes.infiniteOptions({
      input: (cursor: string | undefined) => ({ classId: one.id, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages(list);
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={3} />;
  if (rows.length === 0) return <EmptyState title={t('none')}>{t('nonePupil')}</EmptyState>;
  return (
    <>
      <Sheet flush>
        <ul className={s.rows}>
          {rows.map((quiz) => (
            <li key={quiz.id}>
              <Link to="/classes/$id/quizzes/$quizId" params={{ id: quiz.classId, quizId: quiz.id }}>
                <span>
                  <b>{quiz.title}</b>
                  <small>{facts(quiz)}</small>
                  <small>{span(quiz)}</small>
                </span>
                <MyQuizBadge status={quiz.status} />
                <Icon of={IconChevronRight} />
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
      {more.has && (
        <Row end>
          <Button busy={more.loading} onClick={more.load}>
            {t('older')}
          </Button>
        </Row>
      )}
    </>
  );
}
