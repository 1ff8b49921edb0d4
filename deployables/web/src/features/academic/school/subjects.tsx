import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Subject } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { SubjectDialog } from './subject-dialog.tsx';

export function Subjects() {
  const { t } = useWords('school');
  const query = useQuery(api.academic.subjects.queryOptions({ input: {} }));
  const [editing, setEditing] = useState<Subject | 'new'>();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton />;
  const columns: Column<Subject>[] = [
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: (subject) => (
        <>
          <b>{subject.name}</b> {subject.archived && <Badge>{t('archived')}</Badge>}
        </>
      ),
    },
    { key: 'code', header: t('subjectCode'), cell: (subject) => subject.code || '–' },
    { key: 'objectives', header: t('objectives'), phone: 'hide', cell: (subject) => subject.objectives || '–' },
    {
      key: 'act',
      header: '',
      right: true,
      cell: (subject) => (
        <Button size="small" kind="quiet" onClick={() => setEditing(subject)}>
          {t('common:action.change')}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ToolRow
        right={
          <Button icon={IconPlus} onClick={() => setEditing('new')}>
            {t('addSubject')}
          </Button>
        }
      />
      {query.data.items.length === 0 ? (
        <EmptyState title={t('noSubjects')}>{t('noSubjectsText')}</EmptyState>
      ) : (
        <DataTable caption={t('subjects')} columns={columns} rows={query.data.items} id={(subject) => subject.id} />
      )}
      {editing && <SubjectDialog subject={editing === 'new' ? null : editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}
