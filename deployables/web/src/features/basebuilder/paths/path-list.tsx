import { IconArchive, IconArrowBackUp, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { PathRow, PathView } from '#contracts/basebuilder/paths.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, IconButton } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { CheckField, SearchField } from '../../../design/field.tsx';
import { Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useRefresh, useUndoable } from '../materials/use-materials.ts';

/** The school's learning paths. */
export function PathList() {
  const { t } = useWords('materials');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const undoable = useUndoable();
  const [q, setQ] = useState('');
  const [archived, setArchived] = useState(false);
  const asked = useDeferredValue({ q: q.trim(), archived });
  const list = useInfiniteQuery(
    api.basebuilder.learningPaths.infiniteOptions({
      input: (cursor: string | undefined) => ({
        archived: String(asked.archived),
        ...(asked.q ? { q: asked.q } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const add = useMutation<PathView, ApiProblem>({
    mutationFn: () => client.basebuilder.addLearningPath({ title: t('paths.untitled'), steps: [] }),
    onSuccess: ({ id }) => {
      refresh();
      void navigate({ to: '/practice/paths/$pathId', params: { pathId: id } });
    },
  });
  const put = useMutation<PathView, ApiProblem, PathRow>({
    mutationFn: ({ id, archived: away }) =>
      away ? client.basebuilder.takeBackLearningPath({ id }) : client.basebuilder.archiveLearningPath({ id }),
    onSuccess: ({ id, title, archived: away }) => {
      if (away) undoable(t('paths.archivedNow', { title }), () => client.basebuilder.takeBackLearningPath({ id }));
      else refresh();
    },
  });
  const columns: Column<PathRow>[] = [
    {
      key: 'title',
      header: t('paths.title'),
      phone: 'main',
      cell: (row) => (
        <Link to="/practice/paths/$pathId" params={{ pathId: row.id }} data-row-link>
          <b>{row.title}</b>
        </Link>
      ),
    },
    { key: 'steps', header: t('paths.steps'), cell: (row) => t('paths.steps', { count: row.steps }) },
    {
      key: 'assigned',
      header: t('paths.assignments'),
      cell: (row) => (row.assignments ? t('paths.assigned', { count: row.assignments }) : t('paths.notAssigned')),
    },
    { key: 'changed', header: t('sets.changed'), phone: 'hide', cell: (row) => formatDay(row.changedAt) },
    {
      key: 'act',
      header: '',
      right: true,
      cell: (row) => (
        <IconButton
          size="small"
          icon={row.archived ? IconArrowBackUp : IconArchive}
          label={`${t(row.archived ? 'sets.takeBack' : 'paths.archive')} ${row.title}`}
          onClick={() => put.mutate(row)}
        />
      ),
    },
  ];
  return (
    <>
      <PageHeader
        title={t('paths')}
        tools={
          <Button kind="primary" icon={IconPlus} busy={add.isPending} onClick={() => add.mutate()}>
            {t('paths.new')}
          </Button>
        }
      />
      <Stack gap={3}>
        <ProblemNotice problem={add.error ?? put.error} />
        <ToolRow>
          <SearchField label={t('paths.search')} value={q} onChange={setQ} />
          <CheckField
            label={t('sets.archivedOnes')}
            checked={archived}
            onChange={({ target }) => setArchived(target.checked)}
          />
        </ToolRow>
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : list.isPending ? (
          <ListSkeleton />
        ) : rows.length === 0 ? (
          q.trim() || archived ? (
            <EmptyState title={t('paths.noneFound')} />
          ) : (
            <EmptyState title={t('paths.none')}>{t('paths.noneText')}</EmptyState>
          )
        ) : (
          <DataTable
            caption={t('paths')}
            columns={columns}
            rows={rows}
            id={(row) => row.id}
            total={total}
            more={more}
          />
        )}
      </Stack>
    </>
  );
}
