import { IconUpload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ImportView } from '#contracts/user/routes.ts';
import { api } from '../../../api/client.ts';
import { ButtonLink } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment, formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ImportState } from './import-state.tsx';

export function ImportList() {
  const { t } = useWords('imports');
  const list = useInfiniteQuery(
    api.user.imports.infiniteOptions({
      input: (cursor: string | undefined) => (cursor ? { cursor } : {}),
      ...byCursor,
      // A running one moves on by itself.
      refetchInterval: ({ state }) =>
        state.data?.pages[0]?.items.some(({ state: now }) => now === 'running' || now === 'undoing') ? 1500 : false,
    }),
  );
  const { rows, total, more } = usePages(list);
  const columns: Column<ImportView>[] = [
    {
      key: 'file',
      header: t('step.file'),
      phone: 'main',
      cell: (one) => (
        <Link to="/people/imports/$id" params={{ id: one.id }} data-row-link>
          <b>{one.fileName}</b>
        </Link>
      ),
    },
    { key: 'state', header: t('state'), cell: (one) => <ImportState one={one} /> },
    { key: 'rows', header: t('rows'), right: true, cell: (one) => t('count.rows', { count: one.counts.all }) },
    {
      key: 'new',
      header: t('verdict.create'),
      right: true,
      phone: 'hide',
      cell: (one) => formatNumber(one.counts.create),
    },
    {
      key: 'error',
      header: t('verdict.error'),
      right: true,
      phone: 'hide',
      cell: (one) => formatNumber(one.counts.error),
    },
    { key: 'at', header: t('at'), cell: (one) => formatMoment(one.createdAt) },
  ];
  const start = (
    <ButtonLink to="/people/imports/new" icon={IconUpload} kind="primary">
      {t('new.title')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="people" to="/people">
                {t('people')}
              </Link>,
              t('title'),
            ]}
          </Crumbs>
        }
        tools={rows.length > 0 && start}
      />
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t('none')} actions={start}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <DataTable caption={t('title')} columns={columns} rows={rows} id={(one) => one.id} total={total} more={more} />
      )}
    </>
  );
}
