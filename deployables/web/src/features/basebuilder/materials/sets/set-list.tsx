import { IconArchive, IconArrowBackUp, IconPlus, IconSend } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import type { SetRow } from '#contracts/basebuilder/text-sets.ts';
import { CategoryId, TextSetId } from '#contracts/ids.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Badge } from '../../../../design/badge.tsx';
import { BulkBar, ToolRow } from '../../../../design/bars.tsx';
import { Button, IconButton } from '../../../../design/button.tsx';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { CheckField, SearchField } from '../../../../design/field.tsx';
import { FilterSelect } from '../../../../design/filter-select.tsx';
import { Stack } from '../../../../design/layout.tsx';
import { PageHeader } from '../../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton, ProblemNotice } from '../../../../design/states.tsx';
import { byCursor, usePages } from '../../../../design/use-pages.ts';
import { formatDay } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useCategories, useRefresh, useUndoable } from '../use-materials.ts';
import { DeliverDialog } from './deliver-dialog.tsx';

/** The school's text sets, to be written, delivered and put away. */
export function SetList() {
  const { t } = useWords('materials');
  const navigate = useNavigate();
  const refresh = useRefresh();
  const undoable = useUndoable();
  const categories = useCategories();
  const [q, setQ] = useState('');
  const [categoryId, setCategoryId] = useState('');
  const [archived, setArchived] = useState(false);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [delivering, setDelivering] = useState(false);
  const asked = useDeferredValue({ q: q.trim(), categoryId, archived });
  const list = useInfiniteQuery(
    api.basebuilder.textSets.infiniteOptions({
      input: (cursor: string | undefined) => ({
        limit: 50,
        archived: String(asked.archived),
        ...(asked.q ? { q: asked.q } : {}),
        ...(asked.categoryId ? { categoryId: CategoryId.parse(asked.categoryId) } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const add = useMutation<{ id: string }, ApiProblem>({
    mutationFn: () => client.basebuilder.addTextSet({ title: t('sets.untitled'), wordIds: [] }),
    onSuccess: ({ id }) => {
      refresh();
      void navigate({ to: '/practice/sets/$setId', params: { setId: id } });
    },
  });
  const put = useMutation<SetRow, ApiProblem, SetRow>({
    mutationFn: ({ id, archived: away }) =>
      away ? client.basebuilder.takeBackTextSet({ id }) : client.basebuilder.archiveTextSet({ id }),
    onSuccess: ({ id, title, archived: away }) => {
      if (away) undoable(t('sets.archived', { title }), () => client.basebuilder.takeBackTextSet({ id }));
      else refresh();
    },
  });
  const columns: Column<SetRow>[] = [
    {
      key: 'title',
      header: t('sets.title'),
      phone: 'main',
      cell: (row) => (
        <Link to="/practice/sets/$setId" params={{ setId: row.id }} data-row-link>
          <b>{row.title}</b>
        </Link>
      ),
    },
    { key: 'category', header: t('items.category'), phone: 'hide', cell: (row) => row.category ?? '–' },
    {
      key: 'words',
      header: t('sets.words'),
      cell: (row) => (
        <>
          {(row.words > 0 || !row.passage) && t('sets.count', { count: row.words })}{' '}
          {row.passage && <Badge tone="info">{t('sets.withPassage')}</Badge>}
        </>
      ),
    },
    {
      key: 'classes',
      header: t('sets.classes'),
      cell: (row) => (row.classes ? t('sets.classes', { count: row.classes }) : t('sets.notDelivered')),
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
          label={`${t(row.archived ? 'sets.takeBack' : 'sets.archive')} ${row.title}`}
          onClick={() => put.mutate(row)}
        />
      ),
    },
  ];
  const start = (
    <Button kind="primary" icon={IconPlus} busy={add.isPending} onClick={() => add.mutate()}>
      {t('sets.new')}
    </Button>
  );
  const isFiltered = q.trim() !== '' || categoryId !== '' || archived;
  return (
    <>
      <PageHeader title={t('sets')} tools={start} />
      <Stack gap={3}>
        <ProblemNotice problem={add.error ?? put.error} />
        <ToolRow>
          <SearchField label={t('sets.search')} value={q} onChange={setQ} />
          <FilterSelect
            label={t('items.category')}
            value={categoryId}
            options={(categories.data?.items ?? []).map(({ id, path }) => ({ value: id, label: path }))}
            onChange={setCategoryId}
          />
          <CheckField
            label={t('sets.archivedOnes')}
            checked={archived}
            onChange={({ target }) => setArchived(target.checked)}
          />
        </ToolRow>
        <BulkBar count={chosen.size} onClear={() => setChosen(new Set())}>
          <Button size="small" icon={IconSend} onClick={() => setDelivering(true)}>
            {t('sets.deliverMany', { count: chosen.size })}
          </Button>
        </BulkBar>
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : list.isPending ? (
          <ListSkeleton />
        ) : rows.length === 0 ? (
          isFiltered ? (
            <EmptyState title={t('sets.noneFound')} />
          ) : (
            <EmptyState title={t('sets.none')}>{t('sets.noneText')}</EmptyState>
          )
        ) : (
          <DataTable
            caption={t('sets')}
            columns={columns}
            rows={rows}
            id={(row) => row.id}
            nameOf={(row) => row.title}
            total={total}
            more={more}
            {...(archived ? {} : { selection: { ids: chosen, onChange: setChosen } })}
          />
        )}
      </Stack>
      {delivering && (
        <DeliverDialog
          setIds={[...chosen].slice(0, 50).map((id) => TextSetId.parse(id))}
          onClose={() => setDelivering(false)}
          onDone={() => setChosen(new Set())}
        />
      )}
    </>
  );
}
