import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ClassGroupSummary } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ClassGroupDialog } from './class-group-dialog.tsx';

const route = getRouteApi('/inside/school/class-groups');

export function ClassGroupList() {
  const { t } = useWords('school');
  const { user } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [adding, setAdding] = useState(false);
  const years = useQuery(api.academic.years.queryOptions({ input: {} }));
  const query = useQuery(api.academic.classGroups.queryOptions({ input: search }));
  const admin = user.role === 'admin';
  const columns: Column<ClassGroupSummary>[] = [
    { key: 'grade', header: t('grade'), right: true, phone: 'hide', cell: (group) => group.grade },
    {
      key: 'name',
      header: t('classGroup'),
      phone: 'main',
      cell: (group) => (
        <Link to="/school/class-groups/$id" params={{ id: group.id }} data-row-link>
          <b>{group.name}</b>
        </Link>
      ),
    },
    {
      key: 'teacher',
      header: t('homeroomTeacher'),
      cell: (group) => (group.homeroomTeacher ? fullName(group.homeroomTeacher) : '–'),
    },
    { key: 'members', header: t('members'), right: true, cell: (group) => formatNumber(group.members) },
  ];
  const add = admin && (
    <Button icon={IconPlus} onClick={() => setAdding(true)}>
      {t('addGroup')}
    </Button>
  );
  return (
    <>
      <ToolRow right={add}>
        <FilterSelect
          label={t('thisYear')}
          value={search.yearId ?? ''}
          onChange={(yearId) => navigate({ search: yearId ? { yearId } : {}, replace: true })}
          options={(years.data?.items ?? []).map((year) => ({ value: year.id, label: year.label }))}
        />
      </ToolRow>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton />
      ) : query.data.items.length === 0 ? (
        <EmptyState title={t('noGroups')} actions={add}>
          {t('noGroupsText')}
        </EmptyState>
      ) : (
        <DataTable caption={t('classGroups')} columns={columns} rows={query.data.items} id={(group) => group.id} />
      )}
      {adding && <ClassGroupDialog group={null} yearId={search.yearId} onClose={() => setAdding(false)} />}
    </>
  );
}
