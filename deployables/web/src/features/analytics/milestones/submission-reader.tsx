import { IconArrowDown, IconArrowUp, IconSend, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { SubmissionView } from '#contracts/analytics/milestones.ts';
import type { SubmissionId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Grow, Row, Stack } from '../../../design/layout.tsx';
import { PersonName } from '../../../design/person.tsx';
import { ErrorState, PageSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { Uploads } from '../../content/files/uploads.tsx';
import { useReadingKeys } from '../../content/themes/use-reading-keys.ts';
import s from './milestones.module.css';
import type { Turns } from './use-turns.ts';
import { VersionWords } from './version-words.tsx';

/** What a pupil handed in, read and answered beside the overview. */
export function SubmissionReader({ id, turns }: { id: string; turns: Turns }) {
  const query = useQuery(api.analytics.submission.queryOptions({ input: { id: id as SubmissionId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <Reading key={`${id}.${query.data.versions[0]?.number}`} submission={query.data} turns={turns} />;
}

function Reading({ submission, turns }: { submission: SubmissionView; turns: Turns }) {
  const { t } = useWords('milestones');
  const queries = useQueryClient();
  const box = useRef<HTMLElement>(null);
  const { id, milestone, student, versions } = submission;
  const last = versions[0];
  const number = last?.number ?? 1;
  const given = { text: last?.review?.text ?? '', level: last?.review?.level ?? '', grade: last?.review?.grade ?? '' };
  const draft = useKeptDraft<typeof given>(`review.${id}.${number}`);
  const form = useForm(draft.found?.values ?? given);
  const [saved] = useState(given);
  const autosave = useAutosave({ draft, values: form.values, saved, basis: number });
  const review = useMutation({
    mutationFn: () =>
      client.analytics.reviewSubmission({
        id,
        number,
        text: form.values.text,
        level: form.values.level || null,
        grade: form.values.grade.trim() || null,
      }),
    onSuccess: (fresh) => {
      autosave.settle();
      queries.setQueryData(api.analytics.submission.queryKey({ input: { id } }), fresh);
      queries.invalidateQueries({ queryKey: api.analytics.milestoneMatrix.key() });
      if (turns.hasNext) turns.next();
    },
    onError: form.refuse,
  });
  const send = () => !review.isPending && review.mutate();
  const levels = milestone.levels;
  const keys = Object.fromEntries(levels.map((level, index) => [String(index + 1), () => form.set('level', level)]));
  useReadingKeys({
    ...keys,
    j: turns.next,
    k: turns.previous,
    c: () => box.current?.querySelector('textarea')?.focus(),
    Escape: turns.close,
  });
  const reload = () => queries.resetQueries({ queryKey: api.analytics.submission.key() });
  return (
    <article className={s.pane} ref={box} aria-labelledby="handed-in">
      <header className={s.paneHead}>
        <Row>
          <span className={s.facts}>{milestone.title}</span>
          <Grow />
          <span className={s.turns}>
            {turns.at} / {turns.of}
            <IconButton icon={IconArrowUp} label={t('previous')} onClick={turns.previous} disabled={turns.at < 2} />
            <IconButton icon={IconArrowDown} label={t('next')} onClick={turns.next} disabled={!turns.hasNext} />
            <IconButton icon={IconX} label={t('common:action.close')} onClick={turns.close} />
          </span>
        </Row>
        <h2 id="handed-in">
          <Link to="/students/$id" params={{ id: student.id }}>
            <PersonName person={student} />
          </Link>
        </h2>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls is reached by keyboard */}
      <section className={s.paneBody} tabIndex={0} aria-label={t('handedIn')}>
        {versions.slice(0, 1).map((version) => (
          <VersionWords key={version.number} version={version} />
        ))}
        <Uploads
          inside
          place={`work:${student.id}.${milestone.id}`}
          mayPut={false}
          empty={{ title: t('noFiles'), text: '' }}
        />
        {versions.length > 1 && (
          <details>
            <summary>{t('before', { count: versions.length - 1 })}</summary>
            <Stack gap={4}>
              {versions.slice(1).map((version) => (
                <VersionWords key={version.number} version={version} />
              ))}
            </Stack>
          </details>
        )}
      </section>
      <footer className={s.paneFoot}>
        {review.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice onReload={reload} />
        ) : (
          <ProblemNotice problem={review.error} />
        )}
        {levels.length > 0 ? (
          <Segmented
            label={t('level')}
            value={form.values.level}
            options={levels.map((level) => ({ value: level, label: level }))}
            onChange={(level) => form.set('level', form.values.level === level ? '' : level)}
          />
        ) : (
          <TextField label={t('grade')} optional maxLength={10} {...form.text('grade')} />
        )}
        <TextAreaField
          label={t('answer')}
          rows={2}
          maxLength={4000}
          {...form.text('text')}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
            if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <Row wrap>
          <Button kind="primary" icon={IconSend} busy={review.isPending} onClick={send}>
            {t(turns.hasNext ? 'giveNext' : 'give')}
          </Button>
        </Row>
        <p className={s.keys}>
          <kbd>j</kbd> <kbd>k</kbd> {t('keyMove')}{' '}
          {levels.length > 0 && (
            <>
              <kbd>1</kbd>–<kbd>{levels.length}</kbd> {t('keyLevel')}{' '}
            </>
          )}
          <kbd>c</kbd> {t('keyWrite')} <kbd>Ctrl</kbd> <kbd>Enter</kbd> {t('keySend')}
        </p>
      </footer>
    </article>
  );
}
