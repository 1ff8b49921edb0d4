import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { CurriculumSummary } from '#contracts/content/curricula.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Row } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { NewCurriculum } from './new-curriculum.tsx';
import { ReadPublished } from './read-published.tsx';
import { StateBadge } from './state-badge.tsx';

/** The curricula of a class; a pupil who has only one reads it at once. */
export function CurriculumList() {
  const { t } = useWords('curricula');
  const { user } = useMe();
  const { one, mayTeach } = useClass();
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(
    api.content.curricula.infiniteOptions({
      input: (cursor: string | undefined) => ({ classId: one.id, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(list);
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={3} />;
  const [only] = rows;
  if (user.role === 'student' && only && total === 1) return <ReadPublished id={only.id} />;
  const columns: Column<CurriculumSummary>[] = [
    {
      key: 'title',
      header: t('title'),
      phone: 'main',
      cell: ({ id, title }) => (
        <Link to="/classes/$id/curricula/$curriculumId" params={{ id: one.id, curriculumId: id }} data-row-link>
          <b>{title || t('unnamed')}</b>
        </Link>
      ),
    },
    {
      key: 'state',
      header: t('common:field.status'),
      cell: ({ state, ahead }) => (
        <Row gap={1} wrap>
          <StateBadge state={state} ahead={ahead} />
        </Row>
      ),
    },
    { key: 'outline', header: t('hours'), cell: ({ weeks, hours }) => t('outline', { count: weeks, hours }) },
    {
      key: 'changed',
      header: '',
      right: true,
      phone: 'hide',
      cell: ({ changedAt }) => t('changed', { at: formatDay(changedAt) }),
    },
  ];
  const add = mayTeach && !one.archived && (
    <Row wrap>
      <ButtonLink to="/classes/$id/curricula/draft" params={{ id: one.id }}>
        {t('byAi')}
      </ButtonLink>
      <Button kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>
        {t('new')}
      </Button>
    </Row>
  );
  const noneText = mayTeach ? (one.archived ? 'archivedNone' : 'noneTeacher') : 'nonePupil';
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState title={t('none')} actions={add}>
          {t(noneText)}
        </EmptyState>
      ) : (
        <>
          {add && <ToolRow right={add} />}
          <DataTable
            caption={t('list')}
            columns={user.role === 'student' ? columns.filter(({ key }) => key !== 'state') : columns}
            rows={rows}
            id={(row) => row.id}
            nameOf={(row) => row.title}
            total={total}
            more={more}
          />
        </>
      )}
      {adding && <NewCurriculum onClose={() => setAdding(false)} />}
    </>
  );
}
