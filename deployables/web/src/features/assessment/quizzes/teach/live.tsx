import { IconCheck, IconCloudOff, IconDotsVertical, IconEyeOff, IconPencil, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { LiveRow } from '#contracts/assessment/attempts.ts';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import { api } from '../../../../api/client.ts';
import { Badge } from '../../../../design/badge.tsx';
import { ToolRow } from '../../../../design/bars.tsx';
import { IconButton } from '../../../../design/button.tsx';
import { Segmented } from '../../../../design/choice.tsx';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { Aside } from '../../../../design/layout.tsx';
import { PersonName } from '../../../../design/person.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { formatTime } from '../../../../i18n/format.ts';
import { fullName } from '../../../../i18n/names.ts';
import { formatSeat } from '../../../../i18n/seat.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { clockText } from '../take/clock.tsx';
import { SittingDialog } from './sitting-dialog.tsx';
import s from './teach.module.css';
import { WithQuiz } from './with-quiz.tsx';

const ASK_MS = 3000;
const LOOK = {
  notStarted: { tone: 'quiet', icon: IconUserOff },
  working: { tone: 'info', icon: IconPencil },
  away: { tone: 'soon', icon: IconEyeOff },
  lost: { tone: 'late', icon: IconCloudOff },
  handedIn: { tone: 'ok', icon: IconCheck },
} as const;
const SHOWN = {
  all: ['notStarted', 'working', 'away', 'lost', 'handedIn'],
  working: ['working', 'away', 'lost'],
  notStarted: ['notStarted'],
  handedIn: ['handedIn'],
} as const satisfies Record<string, readonly LiveRow['status'][]>;
type Shown = keyof typeof SHOWN;

export const LivePage = () => <WithQuiz>{(quiz) => <Live quiz={quiz} />}</WithQuiz>;

/** The server's clock on this page, a tick a second. */
function useServerClock(now: string | undefined): number {
  const [skew, setSkew] = useState(0);
  const [ms, tick] = useState(() => Date.now());
  useEffect(() => {
    if (now) setSkew(Date.parse(now) - Date.now());
  }, [now]);
  useEffect(() => {
    const timer = setInterval(() => tick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return ms + skew;
}

/** Who has started, where everybody is, and who has lost the connection. */
function Live({ quiz }: { quiz: QuizView }) {
  const { t } = useWords('quizzes');
  const [shown, setShown] = useState<Shown>('all');
  const [opened, setOpened] = useState<string>();
  const query = useQuery(api.assessment.liveQuiz.queryOptions({ input: { id: quiz.id }, refetchInterval: ASK_MS }));
  const now = useServerClock(query.data?.now);
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  const all = query.data.items;
  if (all.length === 0) return <EmptyState title={t('live.nobody')}>{t('live.nobodyText')}</EmptyState>;
  const count = (of: Shown) => all.filter((row) => SHOWN[of].some((status) => status === row.status)).length;
  const rows = all.filter((row) => SHOWN[shown].some((status) => status === row.status));
  const columns: Column<LiveRow>[] = [
    { key: 'seat', header: t('results.seat'), phone: 'hide', cell: (row) => formatSeat(row) || '–' },
    {
      key: 'name',
      header: t('common:field.name'),
      phone: 'main',
      cell: (row) =>
        row.attempt ? (
          <Link to="/attempts/$attemptId/result" params={{ attemptId: row.attempt.id }} data-row-link>
            <PersonName person={row.student} />
          </Link>
        ) : (
          <PersonName person={row.student} />
        ),
    },
    {
      key: 'status',
      header: t('common:field.status'),
      cell: (row) => (
        <>
          <Badge {...LOOK[row.status]}>{t(`live.${row.status}`)}</Badge>
          {row.status === 'lost' && row.attempt?.seenAt && (
            <Aside as="span" small>
              {' '}
              {t('live.since', { at: formatTime(row.attempt.seenAt) })}
            </Aside>
          )}
        </>
      ),
    },
    {
      key: 'progress',
      header: t('live.progress'),
      cell: ({ attempt }) =>
        attempt && (
          <span className={s.progress}>
            <span className={s.track} aria-hidden>
              <span style={{ width: `${(attempt.answered / Math.max(1, attempt.of)) * 100}%` }} />
            </span>
            {t('live.answered', { answered: attempt.answered, of: attempt.of })}
          </span>
        ),
    },
    {
      key: 'place',
      header: t('live.place'),
      right: true,
      phone: 'named',
      cell: ({ status, attempt }) => (status === 'handedIn' || !attempt?.place ? '–' : attempt.place),
    },
    {
      key: 'left',
      header: t('live.left'),
      right: true,
      phone: 'named',
      cell: ({ status, attempt, extra }) => (
        <span className={s.left}>
          {attempt?.handedInAt
            ? formatTime(attempt.handedInAt)
            : attempt?.endsAt && status !== 'notStarted'
              ? clockText(Date.parse(attempt.endsAt) - now)
              : '–'}
          {extra && <Badge>{t(`extra.${extra.kind}`, { value: extra.value })}</Badge>}
        </span>
      ),
    },
    {
      key: 'act',
      header: '',
      right: true,
      cell: (row) => (
        <IconButton
          size="small"
          icon={IconDotsVertical}
          label={t('live.act', { name: fullName(row.student) })}
          onClick={() => setOpened(row.student.id)}
        />
      ),
    },
  ];
  const one = all.find((row) => row.student.id === opened);
  return (
    <>
      <ToolRow>
        <Segmented
          label={t('live.which')}
          value={shown}
          onChange={setShown}
          options={(Object.keys(SHOWN) as Shown[]).map((value) => ({
            value,
            label: `${t(`live.show.${value}`)} ${count(value)}`,
          }))}
        />
      </ToolRow>
      <DataTable
        caption={t('tab.live')}
        columns={columns}
        rows={rows}
        id={(row) => row.student.id}
        nameOf={(row) => fullName(row.student)}
        tight
      />
      {one && <SittingDialog quiz={quiz} row={one} onClose={() => setOpened(undefined)} />}
    </>
  );
}
