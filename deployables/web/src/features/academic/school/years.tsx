import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SchoolYear } from '#contracts/academic/routes.ts';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { ToolRow } from '../../../design/bars.tsx';
import { Button } from '../../../design/button.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatCalendarDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DaysOff } from './days-off.tsx';
import { SpanDialog, type SpanTarget, type Term } from './span-dialog.tsx';
import s from './years.module.css';

const Span = ({ of }: { of: SchoolYear | Term }) => (
  <Aside as="span" small>
    {formatCalendarDay(of.startsOn)} – {formatCalendarDay(of.endsOn)}
  </Aside>
);

export function Years() {
  const { t } = useWords('school');
  const query = useQuery(api.academic.years.queryOptions({ input: {} }));
  const [editing, setEditing] = useState<SpanTarget>();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton />;
  const years = query.data.items;
  return (
    <>
      <ToolRow
        right={
          <Button icon={IconPlus} onClick={() => setEditing({ kind: 'new-year' })}>
            {t('addYear')}
          </Button>
        }
      />
      {years.length === 0 && <EmptyState title={t('noYears')}>{t('noYearsText')}</EmptyState>}
      <Stack gap={4}>
        {years.map((year) => (
          <Sheet
            key={year.id}
            flush
            title={
              <Row gap={2} wrap>
                {year.label}
                {year.current && <Badge tone="ok">{t('currentYear')}</Badge>}
                <Span of={year} />
              </Row>
            }
            more={
              <Row gap={2}>
                <Button
                  size="small"
                  kind="quiet"
                  icon={IconPlus}
                  onClick={() => setEditing({ kind: 'new-term', year })}
                >
                  {t('addTerm')}
                </Button>
                <Button size="small" kind="quiet" onClick={() => setEditing({ kind: 'year', year })}>
                  {t('common:action.change')}
                </Button>
              </Row>
            }
          >
            <ul className={s.terms}>
              {year.terms.map((term) => (
                <li key={term.id}>
                  <b>{term.label}</b>
                  <Span of={term} />
                  <Button size="small" kind="quiet" onClick={() => setEditing({ kind: 'term', year, term })}>
                    {t('common:action.change')}
                  </Button>
                </li>
              ))}
              {year.terms.length === 0 && (
                <li>
                  <Aside small>{t('noTerms')}</Aside>
                </li>
              )}
            </ul>
          </Sheet>
        ))}
        <DaysOff yearId={years.find(({ current }) => current)?.id} />
      </Stack>
      {editing && <SpanDialog target={editing} onClose={() => setEditing(undefined)} />}
    </>
  );
}
