import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import type { ClassId, ConversationId } from '#contracts/ids.ts';
import { useMe } from '../../../app/session.ts';
import { FilterSelect } from '../../../design/filter-select.tsx';
import { Hidden } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';
import { CoachChat, newTalk, type Talk } from './coach-chat.tsx';
import { History } from './history.tsx';
import { useCoachClass } from './use-coach-class.ts';

const route = getRouteApi('/inside/coach');

/** The coach on a page of its own, with everything that was talked about. */
export function CoachPage() {
  const { t } = useWords('coach');
  const { user } = useMe();
  const search = route.useSearch();
  const { query, classes, classId } = useCoachClass(search.classId);
  const navigate = route.useNavigate();
  const title = t(user.role === 'student' ? 'title' : 'assistant');
  useEffect(() => {
    document.title = `${title} – QuestEd`;
  }, [title]);
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  if (!classId) return <EmptyState title={t('noClass')}>{t('noClassText')}</EmptyState>;
  const choose = classes.length > 1 && (
    <FilterSelect
      label={t('class')}
      value={classId}
      options={classes.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => navigate({ search: { ...(id ? { classId: id } : {}) } })}
    />
  );
  return (
    <>
      <Hidden>
        <h1>{title}</h1>
      </Hidden>
      <Place key={classId} classId={classId} given={search.talk} choose={choose} />
    </>
  );
}

type PlaceProps = { classId: ClassId; given: string | undefined; choose: ReactNode };

/** The conversation stands in the address: a reload comes back to it. */
function Place({ classId, given, choose }: PlaceProps) {
  const { t } = useWords('coach');
  const { user } = useMe();
  const navigate = route.useNavigate();
  const [talk, setTalk] = useState<Talk>(() => (given ? { id: given as ConversationId, fresh: false } : newTalk()));
  const [side, setSide] = useState(false);
  const open = (next: Talk) => {
    setTalk(next);
    setSide(false);
    navigate({ search: { classId, ...(next.fresh ? {} : { talk: next.id }) }, replace: true });
  };
  const begun = () => navigate({ search: { classId, talk: talk.id }, replace: true });
  return (
    <div className={s.frame} data-side={side || undefined}>
      <div className={s.side}>
        {choose && <div className={s.choose}>{choose}</div>}
        {user.role === 'teacher' && (
          <p className={s.ways}>
            <Link to="/classes/$id/conversations" params={{ id: classId }}>
              {t('classTalks')}
            </Link>
            <Link to="/alerts">{t('common:nav.alerts')}</Link>
          </p>
        )}
        <History
          classId={classId}
          open={talk.id}
          onOpen={(id) => open({ id, fresh: false })}
          {...(side ? { onBack: () => setSide(false) } : {})}
        />
      </div>
      <CoachChat
        key={talk.id}
        classId={classId}
        talk={talk}
        onBegun={begun}
        onNew={() => open(newTalk())}
        onHistory={() => setSide(true)}
      />
    </div>
  );
}
