import { IconDownload } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { ToolRow } from '../../design/bars.tsx';
import { Button } from '../../design/button.tsx';
import { Segmented } from '../../design/choice.tsx';
import { DataTable } from '../../design/data-table.tsx';
import { DayFilter } from '../../design/day-filter.tsx';
import { FilterSelect } from '../../design/filter-select.tsx';
import { Stack } from '../../design/layout.tsx';
import { useFieldText } from '../../design/problem-text.ts';
import { saveFile } from '../../design/save-file.ts';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox, ProblemNotice } from '../../design/states.tsx';
import { byCursor, usePages } from '../../design/use-pages.ts';
import { useWords } from '../../i18n/use-words.ts';
import { useAuditColumns } from './audit-columns.tsx';
import { ChainNotice } from './chain-notice.tsx';
import { PersonFilter } from './person-filter.tsx';
import { useKindWords } from './use-kind-words.ts';

const route = getRouteApi('/inside/school/audit');
const RECORDS = { user: api.userAudit, academic: api.academicAudit };
const OF = ['user', 'academic'] as const;

/** What was done in the school, to whom and by whom: kept for good, filtered by the server, to take away as a file. */
export function Audit() {
  const { t } = useWords('audit');
  const { of = 'user', ...filter } = route.useSearch();
  const navigate = route.useNavigate();
  const kindWord = useKindWords();
  const fieldText = useFieldText();
  const columns = useAuditColumns();
  const record = RECORDS[of];
  const change = (next: Partial<typeof filter>) => navigate({ search: (now) => ({ ...now, ...next }), replace: true });

  const list = useInfiniteQuery(
    record.events.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const download = useMutation(record.csv.mutationOptions({ onSuccess: (file) => saveFile(file, t(`file.${of}`)) }));
  const refused = download.error?.fields[0];
  const kinds = list.data?.pages[0]?.kinds ?? [];
  const filtered = Object.values(filter).some((value) => value !== undefined);
  return (
    <>
      <Stack gap={4}>
        <ChainNotice of={of} />
        <div>
          <Segmented
            label={t('which')}
            value={of}
            options={OF.map((value) => ({ value, label: t(`of.${value}`) }))}
            onChange={(next) => navigate({ search: { ...filter, of: next, kind: undefined }, replace: true })}
          />
        </div>
        {refused ? <NoticeBox tone="late">{fieldText(refused)}</NoticeBox> : <ProblemNotice problem={download.error} />}
        <ToolRow
          right={
            <Button kind="quiet" icon={IconDownload} busy={download.isPending} onClick={() => download.mutate(filter)}>
              {t('common:action.csv')}
            </Button>
          }
        >
          <PersonFilter label={t('about')} id={filter.person} onChange={(person) => change({ person })} />
          <PersonFilter label={t('by')} id={filter.actor} onChange={(actor) => change({ actor })} />
          <FilterSelect
            label={t('kind')}
            value={filter.kind ?? ''}
            onChange={(kind) => change({ kind: kind || undefined })}
            options={kinds.map((value) => ({ value, label: kindWord(value) }))}
          />
          <DayFilter label={t('from')} value={filter.from} onChange={(from) => change({ from })} />
          <DayFilter label={t('to')} value={filter.to} onChange={(to) => change({ to })} />
        </ToolRow>
      </Stack>
      {list.error ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={12} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t('none')}
          actions={
            filtered && <Button onClick={() => navigate({ search: { of }, replace: true })}>{t('clearFilters')}</Button>
          }
        >
          {t('noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          columns={columns}
          rows={rows}
          id={(event) => event.id}
          total={total}
          more={more}
          tight
        />
      )}
    </>
  );
}
