import { IconBooks, IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuizSummary } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../../api/client.ts';
import { ToolRow } from '../../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../../design/button.tsx';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { byCursor, usePages } from '../../../../design/use-pages.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { useSpan } from '../quiz-facts.ts';
import { QuizBadge } from '../quiz-state.tsx';
import { NewQuiz } from './new-quiz.tsx';
import s from './teach.module.css';

/** The quizzes of a class, each with how far it is; every number opens what is behind it. */
export function QuizList() {
  const { t } = useWords('quizzes');
  const { one, mayTeach } = useClass();
  const span = useSpan();
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(
    api.assessment.quizzes.infiniteOptions({
      input: (cursor: string | undefined) => ({ classId: one.id, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(list);
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={4} />;
  const params = (quiz: QuizSummary) => ({ id: one.id, quizId: quiz.id });
  const columns: Column<QuizSummary>[] = [
    {
      key: 'title',
      header: t('edit.title'),
      phone: 'main',
      cell: (quiz) => (
        <Link to="/classes/$id/quizzes/$quizId" params={params(quiz)} data-row-link>
          <b>{quiz.title || t('unnamed')}</b>
        </Link>
      ),
    },
    { key: 'state', header: t('common:field.status'), cell: (quiz) => <QuizBadge state={quiz.state} /> },
    {
      key: 'span',
      header: t('list.span'),
      phone: 'hide',
      cell: (quiz) => (quiz.rules.opensAt || quiz.rules.closesAt ? span(quiz.rules) : '–'),
    },
    {
      key: 'handedIn',
      header: t('list.handedIn'),
      phone: 'named',
      right: true,
      cell: (quiz) =>
        quiz.state === 'draft' ? (
          <span className={s.nought}>–</span>
        ) : (
          <Link to="/classes/$id/quizzes/$quizId/live" params={params(quiz)}>
            {t('list.of', { count: quiz.counts.handedIn, of: quiz.counts.pupils })}
          </Link>
        ),
    },
    {
      key: 'toMark',
      header: t('list.toMark'),
      phone: 'named',
      right: true,
      cell: (quiz) =>
        quiz.counts.toMark === 0 ? (
          <span className={s.nought}>0</span>
        ) : (
          <Link to="/classes/$id/quizzes/$quizId/marking" params={params(quiz)}>
            {quiz.counts.toMark}
          </Link>
        ),
    },
  ];
  const add = mayTeach && !one.archived && (
    <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
      {t('new')}
    </Button>
  );
  const bank = (
    <ButtonLink icon={IconBooks} to="/quiz-items">
      {t('bank.title')}
    </ButtonLink>
  );
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState
          title={t('none')}
          actions={
            <>
              {add}
              {bank}
            </>
          }
        >
          {t('noneTeacher')}
        </EmptyState>
      ) : (
        <>
          <ToolRow
            right={
              <>
                {bank}
                {add}
              </>
            }
          />
          <DataTable
            caption={t('title')}
            columns={columns}
            rows={rows}
            id={(row) => row.id}
            nameOf={(row) => row.title}
            total={total}
            more={more}
          />
        </>
      )}
      {adding && <NewQuiz onClose={() => setAdding(false)} />}
    </>
  );
}
