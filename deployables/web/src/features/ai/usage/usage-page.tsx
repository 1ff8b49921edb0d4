import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Segmented } from '../../../design/choice.tsx';
import { TextField } from '../../../design/field.tsx';
import { Row, Sheet, Stack } from '../../../design/layout.tsx';
import { StatTile, StatTiles } from '../../../design/stat-tile.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { BudgetBars } from './budget-bars.tsx';
import { DayChart } from './day-chart.tsx';
import { FigureTables } from './figure-tables.tsx';
import { PeopleTable } from './people-table.tsx';
import s from './usage.module.css';

const route = getRouteApi('/inside/ai/usage');

/** What a month came to, in figures and as a picture of its days, and how far the budgets are used. */
export function AiUsagePage() {
  const { t } = useWords('ai-admin');
  const { school } = useMe();
  const { month = today().slice(0, 7), what = 'tokens' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    ...api.ai.aiUsage.queryOptions({ input: { month }, enabled: school !== null }),
    placeholderData: keepPreviousData,
  });
  if (!school) return <EmptyState title={t('noSchoolTitle')}>{t('noSchoolText')}</EmptyState>;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  const usage = query.data;
  if (!usage) return <PageSkeleton />;
  return (
    <Stack gap={6}>
      <Row wrap end gap={3}>
        <TextField
          label={t('month')}
          type="month"
          value={month}
          max={today().slice(0, 7)}
          onChange={(event) =>
            /^\d{4}-\d{2}$/.test(event.target.value) &&
            navigate({ search: (now) => ({ ...now, month: event.target.value }), replace: true })
          }
        />
      </Row>
      <BudgetBars usage={usage} />
      {usage.total.calls === 0 ? (
        <EmptyState title={t('unused')}>{t('unusedText')}</EmptyState>
      ) : (
        <>
          <StatTiles>
            <StatTile to="/ai/calls" label={t('calls')} value={usage.total.calls} />
            <StatTile to="/ai/calls" label={t('tokens')} value={usage.total.tokens} />
            <StatTile
              to="/ai/calls"
              label={t('money', { currency: usage.currency })}
              value={Math.round(usage.total.cost * 100) / 100}
            />
            <StatTile to="/ai/calls" search={{ finish: 'failed' }} label={t('failed')} value={usage.total.failed} />
          </StatTiles>
          <Sheet
            title={t('chart', { what: t(`chart.${what}`) })}
            more={
              <Segmented
                label={t('what')}
                value={what}
                options={(['tokens', 'cost'] as const).map((value) => ({ value, label: t(`chart.${value}`) }))}
                onChange={(next) => navigate({ search: (now) => ({ ...now, what: next }), replace: true })}
              />
            }
          >
            <DayChart usage={usage} what={what} />
          </Sheet>
          <div className={s.tables}>
            <FigureTables usage={usage} />
          </div>
          <PeopleTable month={month} currency={usage.currency} />
        </>
      )}
    </Stack>
  );
}
