import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { AI_CALL_ENDS, AI_FUNCTIONS } from '../../../app/search.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Aside, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment, formatNumber } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { CallEnd } from './call-end.tsx';

const route = getRouteApi('/inside/ai/calls/');

/** Every call there was; behind each stands what was sent to the letter. */
export function AiCallsPage() {
  const { t } = useWords('ai-admin');
  const { school } = useMe();
  const { fn, finish } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(
    api.ai.aiCalls.infiniteOptions({
      input: (cursor: string | undefined) => ({ fn, finish, limit: 50, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
      enabled: school !== null,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  if (!school) return <EmptyState title={t('noSchoolTitle')}>{t('noSchoolText')}</EmptyState>;
  const change = (next: { fn?: typeof fn; finish?: typeof finish }) =>
    navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: 'at',
      header: t('at'),
      phone: 'main',
      cell: ({ id, at }) => (
        <Link to="/ai/calls/$callId" params={{ callId: id }} data-row-link>
          {formatMoment(at)}
        </Link>
      ),
    },
    { key: 'fn', header: t('function'), phone: 'named', cell: (row) => t(`fn.${row.fn}`) },
    { key: 'by', header: t('by'), phone: 'named', cell: ({ person }) => (person ? fullName(person) : '–') },
    { key: 'class', header: t('class'), phone: 'hide', cell: ({ className }) => className ?? '–' },
    { key: 'finish', header: t('finish'), phone: 'named', cell: (row) => <CallEnd finish={row.finish} /> },
    {
      key: 'tokens',
      header: t('tokens'),
      right: true,
      phone: 'hide',
      cell: ({ promptTokens, answerTokens }) => formatNumber(promptTokens + answerTokens),
    },
  ];
  return (
    <Stack gap={4}>
      <Aside small>{t('callsText')}</Aside>
      <ToolRow>
        <FilterSelect
          label={t('function')}
          value={fn ?? ''}
          options={AI_FUNCTIONS.map((value) => ({ value, label: t(`fn.${value}`) }))}
          onChange={(value) => change({ fn: AI_FUNCTIONS.find((one) => one === value) })}
        />
        <FilterSelect
          label={t('finish')}
          value={finish ?? ''}
          options={AI_CALL_ENDS.map((value) => ({ value, label: t(`finish.${value}`) }))}
          onChange={(value) => change({ finish: AI_CALL_ENDS.find((one) => one === value) })}
        />
      </ToolRow>
      {list.error ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={10} />
      ) : rows.length === 0 ? (
        <EmptyState
          title={t('noCalls')}
          actions={
            (fn || finish) && (
              <Button onClick={() => navigate({ search: {}, replace: true })}>{t('clearFilters')}</Button>
            )
          }
        >
          {t('noCallsText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('tab.calls')}
          columns={columns}
          rows={rows}
          id={({ id }) => id}
          total={total}
          more={more}
          tight
        />
      )}
    </Stack>
  );
}
