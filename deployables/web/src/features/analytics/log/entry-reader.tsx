import { IconArrowDown, IconArrowUp, IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { EntryView } from '#contracts/analytics/entries.ts';
import type { EntryId, RemarkId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { uuidV7 } from '../../../api/uuid-v7.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Grow, Row } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { Uploads } from '../../content/files/uploads.tsx';
import { useReadingKeys } from '../../content/themes/use-reading-keys.ts';
import { Tags } from './entry-marks.tsx';
import { Remarks } from './entry-thread.tsx';
import { EntryWords } from './entry-words.tsx';
import s from './log.module.css';
import { StarButtons } from './stars.tsx';
import { useKeepEntry, useTurns } from './use-class-entries.ts';

const route = getRouteApi('/inside/classes/$id/log/$entryId');
const EMPTY = { text: '' };

/** The open entry of the reader: read, starred and answered without leaving the keyboard. */
export function EntryReader() {
  const { entryId } = route.useParams();
  const query = useQuery(api.analytics.entry.queryOptions({ input: { id: entryId as EntryId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Reading key={entryId} entry={query.data} />;
}

function Reading({ entry }: { entry: EntryView }) {
  const { t } = useWords('log');
  const { id } = route.useParams();
  const search = route.useSearch();
  const queries = useQueryClient();
  const keep = useKeepEntry();
  const turns = useTurns(entry.id);
  const box = useRef<HTMLDivElement>(null);
  const draft = useKeptDraft<typeof EMPTY>(`talk.${entry.id}`);
  const [values, setValues] = useState(draft.found?.values ?? EMPTY);
  const [remarkId, setRemarkId] = useState(uuidV7);
  const autosave = useAutosave({ draft, values, saved: EMPTY, basis: 0 });
  useMarkRead(entry);
  const { nextId } = turns;
  useEffect(() => {
    if (nextId) queries.prefetchQuery(api.analytics.entry.queryOptions({ input: { id: nextId } }));
  }, [nextId, queries]);
  const star = useMutation({
    mutationFn: (stars: number | null) => client.analytics.starEntry({ id: entry.id, stars }),
    onSuccess: keep,
  });
  const say = useMutation({
    mutationFn: () => client.analytics.remarkEntry({ id: entry.id, remarkId: remarkId as RemarkId, text: values.text }),
    onSuccess: (fresh) => {
      keep(fresh);
      autosave.settle(EMPTY);
      setValues(EMPTY);
      setRemarkId(uuidV7());
      if (turns.hasNext) turns.next();
    },
  });
  const send = () => {
    if (values.text.trim() && !say.isPending) say.mutate();
    else if (!values.text.trim() && turns.hasNext) turns.next();
  };
  const keys = Object.fromEntries([1, 2, 3, 4, 5].map((stars) => [String(stars), () => star.mutate(stars)]));
  useReadingKeys({
    ...keys,
    0: () => star.mutate(null),
    j: turns.next,
    k: turns.previous,
    c: () => box.current?.querySelector('textarea')?.focus(),
  });
  return (
    <article className={s.pane} ref={box} aria-labelledby="reading">
      <header className={s.paneHead}>
        <p className={s.line}>
          <Link to="/students/$id" params={{ id: entry.student.id }}>
            <PersonName person={entry.student} />
          </Link>
          <span>{formatDayOfWeek(entry.day)}</span>
          <Grow />
          <span className={s.turns}>
            {turns.known && `${turns.at} / ${turns.of}`}
            <IconButton icon={IconArrowUp} label={t('previous')} onClick={turns.previous} disabled={turns.at < 2} />
            <IconButton icon={IconArrowDown} label={t('next')} onClick={turns.next} disabled={!turns.hasNext} />
          </span>
        </p>
        <h2 id="reading">{entry.title}</h2>
        <Tags tags={entry.tags} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard */}
      <section className={s.paneBody} tabIndex={0} aria-label={t('words')}>
        <EntryWords entry={entry} />
        {entry.files > 0 && (
          <Uploads
            inside
            place={`work:${entry.student.id}.${entry.id}`}
            mayPut={false}
            empty={{ title: t('noFiles'), text: '' }}
          />
        )}
        {entry.thread.length > 0 && (
          <div className={s.thread}>
            <Remarks entry={entry} />
          </div>
        )}
      </section>
      <footer className={s.paneFoot}>
        <ProblemNotice problem={say.error ?? star.error} />
        <StarButtons value={entry.stars} onChange={(stars) => star.mutate(stars)} />
        <TextAreaField
          label={t('comment')}
          rows={2}
          maxLength={2000}
          value={values.text}
          onChange={(event) => setValues({ text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <Row wrap>
          <Button kind="primary" icon={IconSend} busy={say.isPending} disabled={!values.text.trim()} onClick={send}>
            {t(turns.hasNext ? 'sendNext' : 'send')}
          </Button>
          <Grow />
          <Link to="/classes/$id/log" params={{ id }} search={search}>
            {t('backToList')}
          </Link>
        </Row>
        <p className={s.keys}>
          <kbd>j</kbd> <kbd>k</kbd> {t('keyMove')} <kbd>1</kbd>–<kbd>5</kbd> {t('keyStars')} <kbd>c</kbd>{' '}
          {t('keyComment')} <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('keySend')}
        </p>
      </footer>
    </article>
  );
}

/** Who has it open has read it. */
function useMarkRead(entry: EntryView): void {
  const keep = useKeepEntry();
  const latest = useRef({ entry, keep });
  latest.current = { entry, keep };
  const { waiting, id } = entry;
  useEffect(() => {
    if (!waiting) return;
    client.analytics.readEntry({ id }).then(
      () => latest.current.keep({ ...latest.current.entry, waiting: false, readAt: new Date().toISOString() }),
      () => undefined,
    );
  }, [waiting, id]);
}
