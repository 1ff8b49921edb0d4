import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClassSummary } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { SearchField } from '../../../design/field.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { JoinClass } from './join-class.tsx';

const route = getRouteApi('/inside/classes/');

export function ClassList() {
  const { t } = useWords('classes');
  const { user } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(search.q ?? '');
  const find = useDebouncedCallback(
    (q: string) => navigate({ search: { ...search, q: q || undefined }, replace: true }),
    250,
  );
  const list = useInfiniteQuery(
    api.academic.classes.infiniteOptions({
      input: (cursor: string | undefined) => ({
        archived: search.archived ? 'true' : 'false',
        ...(search.q ? { q: search.q } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const columns: Column<ClassSummary>[] = [
    {
      key: 'name',
      header: t('name'),
      phone: 'main',
      cell: (one) => (
        <Link to="/classes/$id" params={{ id: one.id }} data-row-link>
          <b>{one.name}</b>
        </Link>
      ),
    },
    { key: 'subject', header: t('subject'), cell: (one) => one.subject?.name ?? '–' },
    { key: 'teachers', header: t('teachers'), cell: (one) => one.teachers.map(fullName).join('、') || '–' },
    { key: 'room', header: t('room'), phone: 'hide', cell: (one) => one.room || '–' },
    { key: 'year', header: t('year'), phone: 'hide', cell: (one) => one.yearLabel },
    {
      key: 'students',
      header: t('students'),
      right: true,
      cell: (one) => t('count.students', { count: one.students, shown: formatNumber(one.students) }),
    },
  ];
  const add = user.role !== 'student' && (
    <ButtonLink to="/classes/new" icon={IconPlus} kind="primary">
      {t('new')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')} tools={user.role === 'student' ? <JoinClass /> : add} />
      <ToolRow>
        <SearchField
          label={t('search')}
          value={typed}
          onChange={(q) => {
            setTyped(q);
            find(q);
          }}
        />
        <Segmented
          label={t('which')}
          value={search.archived ? 'archived' : 'open'}
          options={[
            { value: 'open', label: t('open') },
            { value: 'archived', label: t('archived') },
          ]}
          onChange={(which) =>
            navigate({ search: { ...search, archived: which === 'archived' || undefined }, replace: true })
          }
        />
      </ToolRow>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t(search.q ? 'noneFound' : search.archived ? 'noneArchived' : 'none')}
          actions={!search.q && !search.archived && add}
        >
          {t(user.role === 'student' ? 'noneStudent' : 'noneTeacher')}
        </EmptyState>
      ) : (
        <DataTable caption={t('title')} columns={columns} rows={rows} id={(one) => one.id} total={total} more={more} />
      )}
    </>
  );
}
