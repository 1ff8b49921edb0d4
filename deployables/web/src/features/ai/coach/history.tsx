import { IconArchive, IconArchiveOff, IconArrowLeft, IconPencil } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ConversationView } from '#contracts/ai/coach.ts';
import type { ClassId, ConversationId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { TextField } from '../../../design/field.tsx';
import { Form, Row } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';

type Props = { classId: ClassId; open: ConversationId; onOpen: (id: ConversationId) => void; onBack?: () => void };

/** My conversations of a class, to go on with, name and put away. */
export function History({ classId, open, onOpen, onBack }: Props) {
  const { t } = useWords('coach');
  const [archived, setArchived] = useState(false);
  const list = useInfiniteQuery(
    api.ai.conversations.infiniteOptions({
      input: (cursor: string | undefined) => ({
        classId,
        archived: archived ? 'true' : 'false',
        limit: 30,
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
    }),
  );
  const { rows, more } = usePages<ConversationView>(list);
  return (
    <nav className={s.history} aria-label={t('history')}>
      <div className={s.historyHead}>
        {onBack && <IconButton icon={IconArrowLeft} label={t('backToTalk')} onClick={onBack} />}
        <Segmented
          label={t('history')}
          value={archived ? 'archived' : 'open'}
          options={[
            { value: 'open', label: t('open') },
            { value: 'archived', label: t('archived') },
          ]}
          onChange={(which) => setArchived(which === 'archived')}
        />
      </div>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={5} />
      ) : rows.length === 0 ? (
        <p className={s.none}>{t(archived ? 'noArchived' : 'noHistory')}</p>
      ) : (
        <ul>
          {rows.map((one) => (
            <HistoryLine key={one.id} one={one} current={one.id === open} onOpen={() => onOpen(one.id)} />
          ))}
        </ul>
      )}
      {more.has && (
        <Button size="small" kind="quiet" busy={more.loading} onClick={more.load}>
          {t('older')}
        </Button>
      )}
    </nav>
  );
}

function HistoryLine({ one, current, onOpen }: { one: ConversationView; current: boolean; onOpen: () => void }) {
  const { t } = useWords('coach');
  const { user } = useMe();
  const queries = useQueryClient();
  const [naming, setNaming] = useState<string>();
  const change = useMutation({
    mutationFn: (words: { title?: string; archived?: boolean; version?: number }) =>
      client.ai.changeConversation({
        id: one.id,
        version: words.version ?? one.version,
        title: words.title ?? one.title,
        archived: words.archived ?? one.archived,
      }),
    onSuccess: () => {
      setNaming(undefined);
      queries.invalidateQueries({ queryKey: api.ai.conversations.key() });
      queries.invalidateQueries({ queryKey: api.ai.conversation.queryKey({ input: { id: one.id } }) });
    },
    // Somebody has written in it meanwhile: the list is read again.
    onError: () => queries.invalidateQueries({ queryKey: api.ai.conversations.key() }),
  });
  const putAway = () =>
    change.mutate(
      { archived: !one.archived },
      {
        onSuccess: (fresh) =>
          !one.archived &&
          toast(t('wasArchived'), { undo: () => change.mutate({ archived: false, version: fresh.version }) }),
      },
    );
  if (naming !== undefined)
    return (
      <li className={s.naming}>
        <Form onSubmit={() => naming.trim() && change.mutate({ title: naming.trim() })}>
          <ProblemNotice problem={change.error} />
          <TextField
            label={t('name')}
            value={naming}
            maxLength={80}
            autoFocus
            onChange={(event) => setNaming(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && setNaming(undefined)}
          />
          <Row>
            <Button type="submit" size="small" busy={change.isPending}>
              {t('save')}
            </Button>
            <Button size="small" kind="quiet" onClick={() => setNaming(undefined)}>
              {t('common:action.cancel')}
            </Button>
          </Row>
        </Form>
      </li>
    );
  return (
    <li className={s.historyLine} data-current={current || undefined}>
      <button type="button" aria-current={current || undefined} onClick={onOpen}>
        <span className={s.historyTitle}>{one.title}</span>
        <small>
          {user.role === 'student' && `${t(`phase.${one.phase}`)}・`}
          {formatMoment(one.lastAt)}
        </small>
      </button>
      <IconButton
        icon={IconPencil}
        size="small"
        label={`${t('rename')}: ${one.title}`}
        onClick={() => setNaming(one.title)}
      />
      <IconButton
        icon={one.archived ? IconArchiveOff : IconArchive}
        size="small"
        label={`${t(one.archived ? 'unarchive' : 'archive')}: ${one.title}`}
        onClick={putAway}
      />
    </li>
  );
}
