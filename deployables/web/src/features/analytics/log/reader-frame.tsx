import { useDebouncedCallback } from '@mantine/hooks';
import { IconBook2, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink, IconButton } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { SearchField } from '../../../design/field.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Hidden, Row, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './log.module.css';
import { LogTagsEditor } from './log-tags.tsx';
import { Stars } from './stars.tsx';
import { ENTRY_TAGS, useTagName } from './tags.ts';
import { useClassEntries } from './use-class-entries.ts';

const route = getRouteApi('/inside/classes/$id/log');

/** The teacher's reader: the entries of a class at the left, the open one at the right. */
export function ReaderFrame({ classId }: { classId: ClassId }) {
  const { t } = useWords('log');
  const tagName = useTagName();
  const queries = useQueryClient();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { entryId } = useParams({ strict: false });
  const { list, rows, total, more } = useClassEntries();
  const [typed, setTyped] = useState(search.q ?? '');
  const { show = 'waiting' } = search;
  const put = (change: Partial<typeof search>) =>
    navigate({
      to: '/classes/$id/log',
      params: { id: classId },
      search: (before) => ({ ...before, ...change }),
      replace: true,
    });
  const find = useDebouncedCallback((q: string) => put({ q: q || undefined }), 250);
  const [first] = rows;
  return (
    <Stack gap={4}>
      <div className={s.tools} data-open={entryId ? true : undefined}>
        <ToolRow
          right={
            !entryId &&
            first && (
              <ButtonLink
                kind="primary"
                icon={IconBook2}
                to="/classes/$id/log/$entryId"
                params={{ id: classId, entryId: first.id }}
                search={search}
              >
                {t('readInTurn')}
              </ButtonLink>
            )
          }
        >
          <Segmented
            label={t('which')}
            value={show}
            options={(['waiting', 'week', 'starred', 'all'] as const).map((value) => ({
              value,
              label: t(`show.${value}`),
            }))}
            onChange={(value) => put({ show: value })}
          />
          <FilterSelect
            label={t('allTags')}
            value={search.tag ?? ''}
            options={[...new Set([...ENTRY_TAGS, ...rows.flatMap((row) => row.tags)])].map((one) => ({
              value: one,
              label: tagName(one),
            }))}
            onChange={(tag) => put({ tag: tag || undefined })}
          />
          <SearchField
            label={t('search')}
            value={typed}
            onChange={(q) => {
              setTyped(q);
              find(q);
            }}
          />
          {search.studentId && (
            <Button size="small" onClick={() => put({ studentId: undefined })}>
              {t('everybody')}
            </Button>
          )}
        </ToolRow>
      </div>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={10} />
      ) : (
        <div className={s.reader} data-open={entryId ? true : undefined}>
          <div className={s.choose}>
            {rows.length === 0 ? (
              <EmptyState title={t(`empty.${show}`)} />
            ) : (
              <Stack gap={3}>
                <Row>
                  <span className={s.facts}>{t('count', { count: total })}</span>
                  <IconButton
                    icon={IconRefresh}
                    label={t('common:action.reload')}
                    size="small"
                    onClick={() => queries.resetQueries({ queryKey: api.analytics.classEntries.key() })}
                  />
                </Row>
                <ul className={s.list}>
                  {rows.map((entry) => (
                    <li key={entry.id}>
                      <EntryLine entry={entry} classId={classId} />
                    </li>
                  ))}
                </ul>
                {more.has && (
                  <Row end>
                    <Button busy={more.loading} onClick={more.load}>
                      {t('older')}
                    </Button>
                  </Row>
                )}
              </Stack>
            )}
          </div>
          {entryId ? <Outlet /> : <LogTagsEditor classId={classId} />}
        </div>
      )}
    </Stack>
  );
}

function EntryLine({ entry, classId }: { entry: EntryListItem; classId: ClassId }) {
  const { t } = useWords('log');
  const search = route.useSearch();
  return (
    <Link to="/classes/$id/log/$entryId" params={{ id: classId, entryId: entry.id }} search={search}>
      <span className={s.line}>
        {entry.waiting && (
          <>
            <span className={s.dot} aria-hidden />
            <Hidden>{t(entry.readAt ? 'hasAnswered' : 'unread')}</Hidden>
          </>
        )}
        <b>{fullName(entry.student)}</b>
        <Stars value={entry.stars} />
        <time dateTime={entry.day}>{formatDayOfWeek(entry.day)}</time>
      </span>
      <span>{entry.title}</span>
    </Link>
  );
}
