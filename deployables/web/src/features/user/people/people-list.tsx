import { useDebouncedCallback } from '@mantine/hooks';
import { IconDownload, IconUpload, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PersonView, Role, UserStatus } from '#contracts/user/people.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Chip, Chips } from '../../../design/choice.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { SearchField } from '../../../design/field.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { PersonName } from '../../../design/person.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { PersonBadges } from './person-badges.tsx';

const route = getRouteApi('/inside/people/');
const ROLES = ['student', 'teacher', 'admin'] as const satisfies readonly Role[];
const STATUSES = [
  'active',
  'confirmed',
  'registered',
  'suspended',
  'rejected',
] as const satisfies readonly UserStatus[];

function useColumns(): Column<PersonView>[] {
  const { t } = useWords('people');
  return [
    { key: 'seat', header: t('seat'), sort: 'class', cell: (person) => formatSeat(person) },
    {
      key: 'name',
      header: t('common:field.name'),
      sort: 'kana',
      phone: 'main',
      cell: (person) => (
        <Link to="/people/$id" params={{ id: person.id }} data-row-link>
          <PersonName person={person} />
        </Link>
      ),
    },
    { key: 'loginId', header: t('common:field.loginId'), cell: (person) => person.loginId },
    { key: 'role', header: t('common:field.role'), cell: (person) => t(`common:role.${person.role}`) },
    { key: 'status', header: t('common:field.status'), cell: (person) => <PersonBadges person={person} /> },
    {
      key: 'last',
      header: t('lastSignIn'),
      right: true,
      sort: 'recent',
      phone: 'hide',
      cell: (person) => (person.lastSignInAt ? formatDay(person.lastSignInAt) : '–'),
    },
  ];
}

/** Everybody of the school; search, filters and order live in the address and are the server's work. */
export function PeopleList() {
  const { t } = useWords('people');
  const { user } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(search.q ?? '');
  const filter = (next: Partial<typeof search>) => navigate({ search: { ...search, ...next }, replace: true });
  const find = useDebouncedCallback((q: string) => filter({ q }), 250);

  const list = useInfiniteQuery(
    api.user.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...search, limit: 100, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const groups = useQuery(api.academic.classGroups.queryOptions({ input: {} }));
  const download = useMutation(
    api.user.exportList.mutationOptions({ onSuccess: (file) => saveFile(file, t('csvName')) }),
  );
  const columns = useColumns();
  const admin = user.role === 'admin';

  return (
    <>
      <PageHeader
        title={t('title')}
        tools={
          admin && (
            <>
              <ButtonLink to="/people/imports" icon={IconUpload}>
                {t('import')}
              </ButtonLink>
              <ButtonLink to="/people/new" icon={IconUserPlus} kind="primary">
                {t('add')}
              </ButtonLink>
            </>
          )
        }
      />
      <ToolRow
        right={
          admin && (
            <Button
              kind="quiet"
              icon={IconDownload}
              busy={download.isPending}
              onClick={() => download.mutate(search.role ? { role: search.role } : {})}
            >
              {t('common:action.csv')}
            </Button>
          )
        }
      >
        <SearchField
          label={t('search')}
          value={typed}
          onChange={(q) => {
            setTyped(q);
            find(q);
          }}
        />
        <Chips label={t('common:field.role')}>
          {ROLES.map((role) => (
            <Chip
              key={role}
              pressed={search.role === role}
              onClick={() => filter({ role: search.role === role ? undefined : role })}
            >
              {t(`common:role.${role}`)}
            </Chip>
          ))}
        </Chips>
        <FilterSelect
          label={t('common:field.status')}
          value={search.status ?? ''}
          onChange={(status) => filter({ status: STATUSES.find((one) => one === status) })}
          options={STATUSES.map((status) => ({ value: status, label: t(`common:status.${status}`) }))}
        />
        <FilterSelect
          label={t('classGroup')}
          value={search.classGroupId ?? ''}
          onChange={(classGroupId) => filter({ classGroupId: classGroupId || undefined })}
          options={(groups.data?.items ?? []).map((group) => ({ value: group.id, label: group.name }))}
        />
      </ToolRow>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={12} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t('none')}
          actions={
            <Button
              onClick={() => {
                setTyped('');
                navigate({ search: {}, replace: true });
              }}
            >
              {t('clearFilters')}
            </Button>
          }
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={rows}
          id={(person) => person.id}
          nameOf={fullName}
          total={total}
          more={more}
          sort={{
            by: search.sort ?? 'class',
            onChange: (sort) => filter({ sort: sort === 'kana' || sort === 'recent' ? sort : undefined }),
          }}
          tight
        />
      )}
    </>
  );
}
