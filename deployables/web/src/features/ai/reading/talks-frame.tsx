import { IconAlertTriangle, IconBook2, IconHandStop, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet, useParams } from '@tanstack/react-router';
import type { ClassConversation, Phase } from '#contracts/ai/coach.ts';
import { api } from '../../../api/client.ts';
import { Badge } from '../../../design/badge.tsx';
import { ToolRow } from '../../../design/bars.tsx';
import { Button, ButtonLink, IconButton } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Hidden, Row, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './reading.module.css';
import { useTalks } from './use-talks.ts';

const route = getRouteApi('/inside/classes/$id/conversations');
const PHASES = ['find', 'plan', 'research', 'create', 'present', 'reflect', 'free'] as const;
const SHOWS = ['all', 'unread', 'alerts', 'guarded'] as const;

/** What the pupils of a class talk about with the coach: the list at the left, the open conversation at the right. */
export function TalksFrame() {
  const { t } = useWords('guidance');
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const queries = useQueryClient();
  const { talkId } = useParams({ strict: false });
  const { list, rows, total, more, counts } = useTalks();
  const { show = 'all' } = search;
  const put = (change: Partial<typeof search>) =>
    navigate({
      to: '/classes/$id/conversations',
      params: { id },
      search: (before) => ({ ...before, ...change }),
      replace: true,
    });
  const number = { all: 0, unread: counts?.unread, alerts: counts?.alerts, guarded: counts?.guarded };
  const [first] = rows;
  return (
    <Stack gap={4}>
      <div className={s.tools} data-open={talkId ? true : undefined}>
        <ToolRow
          right={
            !talkId &&
            first && (
              <ButtonLink
                kind="primary"
                icon={IconBook2}
                to="/classes/$id/conversations/$talkId"
                params={{ id, talkId: first.id }}
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
            options={SHOWS.map((value) => ({
              value,
              label: number[value] ? `${t(`show.${value}`)} ${number[value]}` : t(`show.${value}`),
            }))}
            onChange={(value) => put({ show: value === 'all' ? undefined : value })}
          />
          <Phases value={search.phase} onChange={(phase) => put({ phase })} />
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
        <ListSkeleton rows={8} />
      ) : (
        <div className={s.reader} data-open={talkId ? true : undefined}>
          <div className={s.list}>
            {rows.length === 0 ? (
              <EmptyState title={t(`empty.${show}`)} />
            ) : (
              <Stack gap={3}>
                <Row>
                  <span className={s.faint}>{t('count', { count: total })}</span>
                  <IconButton
                    icon={IconRefresh}
                    label={t('common:action.reload')}
                    size="small"
                    onClick={() => queries.resetQueries({ queryKey: api.ai.classConversations.key() })}
                  />
                </Row>
                <ul>
                  {rows.map((talk) => (
                    <li key={talk.id}>
                      <TalkLine talk={talk} />
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
          {talkId && <Outlet />}
        </div>
      )}
    </Stack>
  );
}

function Phases({ value, onChange }: { value: Phase | undefined; onChange: (phase: Phase | undefined) => void }) {
  const { t } = useWords('guidance');
  const { t: name } = useWords('coach');
  return (
    <FilterSelect
      label={t('allPhases')}
      value={value ?? ''}
      options={PHASES.map((phase) => ({ value: phase, label: name(`phase.${phase}`) }))}
      onChange={(phase) => onChange(PHASES.find((one) => one === phase))}
    />
  );
}

function TalkLine({ talk }: { talk: ClassConversation }) {
  const { t } = useWords('guidance');
  const { t: name } = useWords('coach');
  const { id } = route.useParams();
  const search = route.useSearch();
  return (
    <Link to="/classes/$id/conversations/$talkId" params={{ id, talkId: talk.id }} search={search}>
      <span className={s.line}>
        {talk.unread && (
          <>
            <span className={s.dot} aria-hidden />
            <Hidden>{t('isUnread')}</Hidden>
          </>
        )}
        <b>{fullName(talk.student)}</b>
        <time dateTime={talk.lastAt}>{formatMoment(talk.lastAt)}</time>
      </span>
      <span>{talk.title}</span>
      <span className={s.facts}>
        {name(`phase.${talk.phase}`)}・{t('turns', { count: talk.turns })}
        {talk.openAlerts > 0 && (
          <Badge tone="late" icon={IconAlertTriangle}>
            {t('openAlerts', { count: talk.openAlerts })}
          </Badge>
        )}
        {talk.guarded > 0 && <Badge icon={IconHandStop}>{t('guardedCount', { count: talk.guarded })}</Badge>}
      </span>
    </Link>
  );
}
