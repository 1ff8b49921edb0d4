import { IconArrowBackUp } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { DeliveryView } from '#contracts/basebuilder/deliveries.ts';
import { api, client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { ToolRow } from '../../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../../design/button.tsx';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { FilterSelect } from '../../../../design/filter-select.tsx';
import { Stack } from '../../../../design/layout.tsx';
import { PageHeader } from '../../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton, ProblemNotice } from '../../../../design/states.tsx';
import { toast } from '../../../../design/toast.tsx';
import { byCursor, usePages } from '../../../../design/use-pages.ts';
import { formatDay } from '../../../../i18n/format.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';
import { useOwnClasses, useRefresh, useUndoable } from '../use-materials.ts';

/** What classes have got, and until when. */
export function DeliveryList() {
  const { t } = useWords('materials');
  const refresh = useRefresh();
  const undoable = useUndoable();
  const { classes = [] } = useOwnClasses();
  const [classId, setClassId] = useState('');
  const chosen = classes.find(({ id }) => id === classId)?.id;
  const list = useInfiniteQuery(
    api.basebuilder.deliveries.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...(chosen ? { classId: chosen } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const due = useMutation<DeliveryView, ApiProblem, { row: DeliveryView; day: string }>({
    mutationFn: ({ row: { id, version }, day }) =>
      client.basebuilder.changeDelivery({ id, version, dueDay: day || null }),
    onSettled: refresh,
    onSuccess: () => toast(t('deliver.dueChanged')),
  });
  const withdraw = useMutation<DeliveryView, ApiProblem, DeliveryView>({
    mutationFn: ({ id }) => client.basebuilder.withdrawDelivery({ id }),
    onSuccess: ({ id, title, className }) =>
      undoable(t('deliver.withdrawn', { title, name: className }), () => client.basebuilder.takeBackDelivery({ id })),
  });
  const columns: Column<DeliveryView>[] = [
    {
      key: 'title',
      header: t('sets.title'),
      phone: 'main',
      cell: (row) => (
        <Link to="/practice/sets/$setId" params={{ setId: row.setId }} data-row-link>
          <b>{row.title}</b>
        </Link>
      ),
    },
    { key: 'class', header: t('deliver.class'), cell: (row) => row.className },
    { key: 'words', header: t('sets.words'), phone: 'hide', cell: (row) => t('sets.count', { count: row.words }) },
    {
      key: 'due',
      header: t('due'),
      cell: (row) => (
        <input
          type="date"
          className={s.due}
          aria-label={t('deliver.changeDue', { title: row.title })}
          defaultValue={row.dueDay ?? ''}
          key={row.version}
          onBlur={({ target }) => target.value !== (row.dueDay ?? '') && due.mutate({ row, day: target.value })}
        />
      ),
    },
    { key: 'at', header: t('deliver.at'), phone: 'hide', cell: (row) => formatDay(row.deliveredAt) },
    {
      key: 'act',
      header: '',
      right: true,
      cell: (row) => (
        <Button size="small" kind="quiet" icon={IconArrowBackUp} onClick={() => withdraw.mutate(row)}>
          {t('deliver.withdraw')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <PageHeader title={t('deliveries')} />
      <Stack gap={3}>
        <ProblemNotice problem={due.error ?? withdraw.error} />
        {classes.length > 1 && (
          <ToolRow>
            <FilterSelect
              label={t('deliver.class')}
              value={classId}
              options={classes.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setClassId}
            />
          </ToolRow>
        )}
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : list.isPending ? (
          <ListSkeleton />
        ) : rows.length === 0 ? (
          <EmptyState
            title={t('deliver.none')}
            actions={
              <ButtonLink to="/practice/sets" kind="primary">
                {t('sets')}
              </ButtonLink>
            }
          >
            {t('deliver.noneText')}
          </EmptyState>
        ) : (
          <DataTable
            caption={t('deliveries')}
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
