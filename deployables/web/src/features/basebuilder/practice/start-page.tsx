import { IconPlayerPlay } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PracticeToday } from '#contracts/basebuilder/practice-views.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Sheet, Split, Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../design/states.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { BandMeter } from './band-meter.tsx';
import { Levels } from './levels.tsx';
import { forgetRefused, refusedOf, type Unsent } from './offline/store.ts';
import { keepPages, sendAnswers, takeAlong } from './offline/sync.ts';
import s from './start.module.css';
import { ThemeWords } from './theme-words.tsx';
import { WeekBar } from './week-bar.tsx';

/** Where a pupil comes to practise: today's words first, then what they may choose themselves. */
export function StartPage() {
  const { t } = useWords('practice');
  const { user } = useMe();
  const today = useQuery(api.basebuilder.practiceToday.queryOptions());
  const known = useQuery(api.basebuilder.proficiency.queryOptions({ input: { student_id: user.id } }));
  useTakeAlong();
  if (today.isLoadingError) return <ErrorState problem={today.error} onRetry={today.refetch} />;
  return (
    <>
      <PageHeader title={t('title')} over={today.data && formatDayOfWeek(today.data.day)} />
      <RefusedAnswers />
      <Split>
        <Stack gap={6}>
          {today.data ? <TodayCard today={today.data} /> : <ListSkeleton rows={2} />}
          <ThemeWords />
          {known.isLoadingError ? (
            <ErrorState problem={known.error} onRetry={known.refetch} />
          ) : !known.data ? (
            <ListSkeleton rows={5} />
          ) : known.data.items === 0 ? null : (
            <>
              {known.data.sets.length > 0 && (
                <Sheet title={t('sets')} flush>
                  <ul className={s.list}>
                    {known.data.sets.map((set) => (
                      <li key={set.id}>
                        <Link to="/practice/session" search={{ set: set.id }}>
                          <span className={s.name}>
                            <b>{set.title}</b>
                            <small>
                              {t('items', { count: set.items })}
                              {set.dueDay && ` ・ ${t('until', { day: formatDayOfWeek(set.dueDay) })}`}
                            </small>
                          </span>
                          <BandMeter percent={set.percent} band={set.band} />
                        </Link>
                      </li>
                    ))}
                  </ul>
                </Sheet>
              )}
              <Sheet title={t('categories')} flush>
                <ul className={s.list}>
                  {known.data.categories.map((category) => (
                    <li key={category.id}>
                      <Link to="/practice/session" search={{ category: category.id }}>
                        <span className={s.name}>
                          <b>{category.name}</b>
                          <small>{t('items', { count: category.items })}</small>
                        </span>
                        <span className={s.level}>
                          <Levels level={category.level} />
                          <small>{category.percent}%</small>
                        </span>
                      </Link>
                    </li>
                  ))}
                </ul>
              </Sheet>
            </>
          )}
        </Stack>
        <Stack gap={6}>
          {today.data && (
            <Sheet title={t('thisWeek')}>
              <WeekBar week={today.data.week} />
            </Sheet>
          )}
          {known.data && known.data.items > 0 && (
            <Sheet title={t('words')}>
              <WordBands words={known.data.words} />
            </Sheet>
          )}
        </Stack>
      </Split>
    </>
  );
}

function TodayCard({ today }: { today: PracticeToday }) {
  const { t } = useWords('practice');
  const count = today.due || today.fresh;
  if (count === 0) {
    const capped = today.waiting > 0 || (today.answeredToday > 0 && today.answeredToday >= today.cap);
    return (
      <EmptyState title={t(capped ? 'nothing.cap' : 'nothing.nothing')}>
        {t(capped ? 'nothingText.cap' : 'nothingText.nothing')}
      </EmptyState>
    );
  }
  return (
    <section className={s.today} aria-label={t('todaysWords')}>
      <div>
        <h2>{t(today.due > 0 ? 'dueWords' : 'freshWords', { count })}</h2>
        <p>{[t('minutes', { count: today.minutes }), today.categories.join('・')].filter(Boolean).join('　')}</p>
        {today.waiting > 0 && <small>{t('waiting', { count: today.waiting })}</small>}
        {today.answeredToday > 0 && <small>{t('answeredToday', { count: today.answeredToday })}</small>}
      </div>
      <ButtonLink kind="primary" size="big" icon={IconPlayerPlay} to="/practice/session">
        {t('start')}
      </ButtonLink>
    </section>
  );
}

const BANDS = ['mastered', 'intermediate', 'beginner', 'new'] as const;
function WordBands({ words }: { words: Record<(typeof BANDS)[number], number> }) {
  const { t } = useWords('practice');
  const all = Math.max(
    1,
    BANDS.reduce((sum, band) => sum + words[band], 0),
  );
  return (
    <dl className={s.bands}>
      {BANDS.map((band) => (
        <div key={band}>
          <dt>{t(`band.${band}`)}</dt>
          <dd>
            <span aria-hidden>
              <i data-band={band} style={{ width: `${(words[band] / all) * 100}%` }} />
            </span>
            {words[band]}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** While there is a line: what waits is sent, and today's questions are taken along. */
function useTakeAlong(): void {
  const me = useMe();
  const queries = useQueryClient();
  useEffect(() => {
    keepPages();
    const again = async () => {
      if ((await sendAnswers(me.user.id)) > 0) await queries.invalidateQueries({ queryKey: api.basebuilder.key() });
      await takeAlong(me);
    };
    const run = () => void again().catch(() => undefined);
    run();
    addEventListener('online', run);
    return () => removeEventListener('online', run);
  }, [me, queries]);
}

/** Answers given without a line that could not count, each with its reason, until they have been read. */
function RefusedAnswers() {
  const { t } = useWords('practice');
  const { user } = useMe();
  const [refused, setRefused] = useState<readonly Unsent[]>([]);
  useEffect(() => {
    const look = () => void refusedOf(user.id).then(setRefused);
    look();
    const timer = setInterval(look, 3000);
    return () => clearInterval(timer);
  }, [user.id]);
  if (refused.length === 0) return null;
  const reasons = new Map<Unsent['reason'], number>();
  for (const { reason } of refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const seen = async () => {
    await forgetRefused(refused.map(({ presentationId }) => presentationId));
    setRefused([]);
  };
  return (
    <div className={s.refused}>
      <NoticeBox tone="soon">
        <p>{t('refused', { count: refused.length })}</p>
        <ul>
          {[...reasons].map(([reason, count]) => (
            <li key={reason}>{t(`refused.${reason}`, { count })}</li>
          ))}
        </ul>
        <Button kind="quiet" size="small" onClick={seen}>
          {t('refusedSeen')}
        </Button>
      </NoticeBox>
    </div>
  );
}
