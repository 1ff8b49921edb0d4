import { useDebouncedValue } from '@mantine/hooks';
import { IconDownload, IconPrinter, IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { RosterRow } from '#contracts/academic/routes.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { BulkBar, ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { SearchField } from '../../../design/field.tsx';
import { PersonName } from '../../../design/person.tsx';
import { saveFile } from '../../../design/save-file.ts';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatDay } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { AddPupils } from './add-pupils.tsx';
import { useClass } from './use-class.ts';
import { useEnrollment } from './use-enrollment.ts';

const NOBODY: ReadonlySet<string> = new Set();

function useColumns(classId: ClassId): Column<RosterRow>[] {
  const { t } = useWords('classes');
  const themes = useQuery(api.content.rosterThemes.queryOptions({ input: { id: classId } }));
  const themeOf = new Map(themes.data?.items.map((theme) => [theme.studentId, theme]));
  return [
    { key: 'number', header: t('number'), right: true, phone: 'hide', cell: (row) => row.number ?? '–' },
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: ({ person }) => (
        <Link to="/people/$id" params={{ id: person.id }} data-row-link>
          <PersonName person={person} />
        </Link>
      ),
    },
    { key: 'seat', header: t('seat'), cell: (row) => formatSeat(row) || '–' },
    {
      key: 'theme',
      header: t('theme'),
      phone: 'named',
      cell: ({ person }) => {
        const theme = themeOf.get(person.id);
        if (!theme) return themes.data ? t('noTheme') : '–';
        return (
          <Link to="/classes/$id/themes/$themeId" params={{ id: classId, themeId: theme.id }}>
            {theme.title}
          </Link>
        );
      },
    },
    { key: 'team', header: t('team'), cell: (row) => row.group?.name ?? '–' },
    { key: 'since', header: t('since'), right: true, phone: 'hide', cell: (row) => formatDay(row.enrolledAt) },
  ];
}

export function Roster() {
  const { t } = useWords('classes');
  const { one } = useClass();
  const [typed, setTyped] = useState('');
  const [q] = useDebouncedValue(typed.trim(), 200);
  const [chosen, setChosen] = useState(NOBODY);
  const [adding, setAdding] = useState(false);
  const list = useInfiniteQuery(
    api.academic.students.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id: one.id,
        limit: 200,
        ...(q ? { q } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const { remove } = useEnrollment(one.id);
  const csv = useMutation(
    api.academic.rosterCsv.mutationOptions({ onSuccess: (file) => saveFile(file, `${one.name}.csv`) }),
  );
  const columns = useColumns(one.id);
  const add = !one.archived && (
    <Button icon={IconUserPlus} onClick={() => setAdding(true)}>
      {t('addPupils')}
    </Button>
  );
  return (
    <>
      <ToolRow
        right={
          <>
            <Button kind="quiet" icon={IconPrinter} onClick={() => print()}>
              {t('common:action.print')}
            </Button>
            <Button kind="quiet" icon={IconDownload} busy={csv.isPending} onClick={() => csv.mutate({ id: one.id })}>
              {t('common:action.csv')}
            </Button>
            {add}
          </>
        }
      >
        <SearchField label={t('searchPupil')} value={typed} onChange={setTyped} />
      </ToolRow>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={12} />
      ) : rows.length === 0 ? (
        <EmptyState title={t(q ? 'noneFound' : 'noPupils')} actions={!q && add}>
          {q ? t('noneFoundText') : t('noPupilsText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('roster')}
          columns={columns}
          rows={rows}
          id={(row) => row.enrollmentId}
          nameOf={({ person }) => fullName(person)}
          total={total}
          more={more}
          selection={{ ids: chosen, onChange: setChosen }}
          tight
        />
      )}
      <BulkBar count={chosen.size} onClear={() => setChosen(NOBODY)}>
        <Button
          kind="quiet"
          icon={IconUserMinus}
          busy={remove.isPending}
          onClick={() => {
            remove.mutate(rows.filter((row) => chosen.has(row.enrollmentId)));
            setChosen(NOBODY);
          }}
        >
          {t('removePupils')}
        </Button>
      </BulkBar>
      {adding && <AddPupils present={new Set(rows.map(({ person }) => person.id))} onClose={() => setAdding(false)} />}
    </>
  );
}
