import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReadConversation } from '#contracts/ai/coach.ts';
import type { ConversationId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Grow } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useReadingKeys } from '../../content/themes/use-reading-keys.ts';
import { AlertCard } from './alert-card.tsx';
import { ReadTurnLine } from './read-turn.tsx';
import s from './reading.module.css';
import { useTalkTurns } from './use-talks.ts';

const route = getRouteApi('/inside/classes/$id/conversations/$talkId');

/** The open conversation of the reader, gone through by j and k. Having it open is having read it, and is written down. */
export function TalkReader() {
  const { talkId } = route.useParams();
  const query = useQuery(api.ai.readConversation.queryOptions({ input: { id: talkId as ConversationId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Reading key={talkId} read={query.data} />;
}

function Reading({ read }: { read: ReadConversation }) {
  const { t } = useWords('guidance');
  const { id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { conversation, student, turns, alerts, readers } = read;
  const order = useTalkTurns(conversation.id);
  useMarkRead(conversation.id, conversation.turns);
  const toList = () => navigate({ to: '/classes/$id/conversations', params: { id }, search });
  useReadingKeys({ j: order.next, k: order.previous, u: toList });
  return (
    <article className={s.pane} aria-labelledby="reading">
      <header className={s.paneHead}>
        <p className={s.line}>
          <Link to="/students/$id" params={{ id: student.id }}>
            <PersonName person={student} />
          </Link>
          <Grow />
          <span className={s.faint}>{order.known && `${order.at} / ${order.of}`}</span>
          <IconButton icon={IconArrowUp} label={t('previous')} onClick={order.previous} disabled={order.at < 2} />
          <IconButton icon={IconArrowDown} label={t('next')} onClick={order.next} disabled={!order.hasNext} />
        </p>
        <h2 id="reading">{conversation.title}</h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard */}
      <section className={s.paneBody} tabIndex={0} aria-label={conversation.title}>
        {alerts.map((alert) => (
          <AlertCard key={alert.id} alert={alert} />
        ))}
        <ol className={s.turns}>
          {turns.map((turn) => (
            <ReadTurnLine key={turn.id} turn={turn} marked={turn.care} />
          ))}
        </ol>
      </section>
      <footer className={s.paneFoot}>
        <p className={s.faint}>
          {readers.length === 0
            ? t('noReaders')
            : `${t('readers')}: ${readers.map(({ who, at }) => `${fullName(who)} (${formatMoment(at)})`).join('、')}`}
        </p>
        <p className={s.line}>
          <Link to="/classes/$id/conversations" params={{ id }} search={search}>
            {t('backToList')}
          </Link>
          <Grow />
          {search.studentId !== student.id && (
            <Button
              size="small"
              kind="quiet"
              onClick={() => navigate({ search: (before) => ({ ...before, studentId: student.id }), replace: true })}
            >
              {t('onlyThis')}
            </Button>
          )}
        </p>
        <p className={s.keys}>
          <kbd>j</kbd> <kbd>k</kbd> {t('keyMove')} <kbd>u</kbd> {t('keySide')}
        </p>
      </footer>
    </article>
  );
}

type Listed = { pages: { items: { id: string; unread: boolean }[] }[] };

/** In the list it is read from now on; its place there stays. */
function useMarkRead(id: ConversationId, number: number): void {
  const queries = useQueryClient();
  useEffect(() => {
    const marked = () =>
      queries.setQueriesData<Listed>({ queryKey: api.ai.classConversations.key() }, (data) =>
        data?.pages
          ? {
              ...data,
              pages: data.pages.map((page) => ({
                ...page,
                items: page.items.map((item) => (item.id === id ? { ...item, unread: false } : item)),
              })),
            }
          : data,
      );
    client.ai.markConversationRead({ id, number }).then(marked, () => undefined);
  }, [id, number, queries]);
}
