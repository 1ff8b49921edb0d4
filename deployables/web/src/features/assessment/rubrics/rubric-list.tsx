import { IconPlus, IconTable } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { RubricAssessmentSummary } from '#contracts/assessment/rubric-assessments.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Aside } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { RubricStateBadge } from './rubric-state.tsx';
import { useAssessments } from './use-assessments.ts';

/** All assessments of a class for its teachers. */
export function RubricList() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const { query, rows, total, more } = useAssessments();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (query.isPending) return <ListSkeleton rows={4} />;
  const params = { id: one.id };
  const doneOf = (done: { done: number; due: number } | null) => (done && done.due > 0 ? t('doneOf', done) : '–');
  const columns: Column<RubricAssessmentSummary>[] = [
    {
      key: 'title',
      header: t('assessmentTitle'),
      phone: 'main',
      cell: (row) => (
        <Link to="/classes/$id/rubrics/$assessmentId" params={{ ...params, assessmentId: row.id }} data-row-link>
          <b>{row.title}</b>
          {row.subject && (
            <Aside as="div" small>
              {row.subject}
            </Aside>
          )}
        </Link>
      ),
    },
    { key: 'state', header: t('common:field.status'), cell: ({ state }) => <RubricStateBadge state={state} /> },
    { key: 'mine', header: t('mine'), right: true, phone: 'named', cell: ({ mine }) => doneOf(mine) },
    { key: 'pupils', header: t('pupils'), right: true, phone: 'named', cell: ({ pupils }) => doneOf(pupils) },
    {
      key: 'due',
      header: t('dueOn'),
      right: true,
      phone: 'hide',
      cell: ({ dueOn }) => (dueOn ? formatCalendarDay(dueOn) : '–'),
    },
  ];
  const templates = (
    <ButtonLink to="/classes/$id/rubrics/templates" params={params} icon={IconTable} kind="quiet">
      {t('templates')}
    </ButtonLink>
  );
  const add = !one.archived && (
    <ButtonLink to="/classes/$id/rubrics/new" params={params} icon={IconPlus} kind="primary">
      {t('new')}
    </ButtonLink>
  );
  if (rows.length === 0) {
    return (
      <EmptyState
        title={t('none')}
        actions={
          <>
            {add}
            {templates}
          </>
        }
      >
        {t('noneTeacher')}
      </EmptyState>
    );
  }
  return (
    <>
      <ToolRow
        right={
          <>
            {templates} {add}
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
  );
}
