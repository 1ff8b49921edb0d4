import { useDebouncedCallback } from '@mantine/hooks';
import { IconDeviceMobile, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EntryListItem } from '#contracts/analytics/entries.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { SearchField } from '../../../design/field.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Row, Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { EntryTable } from './entry-table.tsx';
import { Exports } from './exports.tsx';
import { useOutbox } from './outbox.ts';
import { ENTRY_TAGS, useTagName } from './tags.ts';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/inside/log/');

/** The pupil's own log. */
export function LogList() {
  const { t } = useWords('log');
  const { user } = useMe();
  const tagName = useTagName();
  const { q, tag, classId, look } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const { left } = useOutbox();
  const put = (change: { q?: string | undefined; tag?: string; classId?: string; look?: 'list' | undefined }) =>
    navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const find = useDebouncedCallback((words: string) => put({ q: words || undefined }), 250);
  const classes = useQuery(api.academic.classes.queryOptions({ input: { mine: 'true', limit: 50 } }));
  const list = useInfiniteQuery(
    api.analytics.studentEntries.infiniteOptions({
      input: (cursor: string | undefined) => ({
        studentId: user.id,
        limit: 30,
        ...(q ? { q } : {}),
        ...(tag ? { tag } : {}),
        ...(classId ? { classId: classId as ClassId } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages<EntryListItem>(list);
  const filtered = Boolean(q || tag || classId);
  const write = (
    <ButtonLink to="/log/new" search={classId ? { classId } : {}} icon={IconPlus} kind="primary">
      {t('write')}
    </ButtonLink>
  );
  return (
    <>
      <PageHeader title={t('title')} tools={write} />
      <Stack gap={4}>
        {left.length > 0 && (
          <NoticeBox tone="soon" icon={IconDeviceMobile}>
            <p>{t('onDevice', { count: left.length })}</p>
            <ul>
              {left.map(({ id, title }) => (
                <li key={id}>
                  <Link to="/log/$entryId" params={{ entryId: id }} search={{ fresh: true }}>
                    {title || t('untitled')}
                  </Link>
                </li>
              ))}
            </ul>
          </NoticeBox>
        )}
        <ToolRow right={<Exports studentId={user.id} filter={{ q, tag, classId }} />}>
          <SearchField
            label={t('search')}
            value={typed}
            onChange={(words) => {
              setTyped(words);
              find(words);
            }}
          />
          <FilterSelect
            label={t('allTags')}
            value={tag ?? ''}
            options={[...new Set([...ENTRY_TAGS, ...rows.flatMap((row) => row.tags)])].map((one) => ({
              value: one,
              label: tagName(one),
            }))}
            onChange={(value) => put({ tag: value })}
          />
          {(classes.data?.items.length ?? 0) > 1 && (
            <FilterSelect
              label={t('allClasses')}
              value={classId ?? ''}
              options={(classes.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
              onChange={(value) => put({ classId: value })}
            />
          )}
          <Segmented
            label={t('look')}
            value={look ?? 'timeline'}
            options={[
              { value: 'timeline', label: t('timeline') },
              { value: 'list', label: t('list') },
            ]}
            onChange={(value) => put({ look: value === 'list' ? 'list' : undefined })}
          />
        </ToolRow>
        {list.isLoadingError ? (
          <ErrorState problem={list.error} onRetry={list.refetch} />
        ) : list.isPending ? (
          <ListSkeleton rows={6} />
        ) : rows.length === 0 ? (
          <EmptyState title={t(filtered ? 'noneFound' : 'none')}>{!filtered && t('noneText')}</EmptyState>
        ) : look === 'list' ? (
          <EntryTable rows={rows} total={total} more={more} />
        ) : (
          <>
            <Timeline entries={rows} withClass={(classes.data?.items.length ?? 0) > 1} />
            {more.has && (
              <Row end>
                <Button busy={more.loading} onClick={more.load}>
                  {t('older')}
                </Button>
              </Row>
            )}
          </>
        )}
      </Stack>
    </>
  );
}
