import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { EntryView } from '#contracts/analytics/entries.ts';
import type { RemarkId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { uuidV7 } from '../../../api/uuid-v7.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Form, Row } from '../../../design/layout.tsx';
import { Markdown } from '../../../design/markdown.tsx';
import { Say } from '../../../design/say.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './log.module.css';
import { Stars } from './stars.tsx';

const EMPTY = { text: '' };

/** What teachers and the pupil have said about an entry. */
export function Remarks({ entry }: { entry: EntryView }) {
  return entry.thread.map((remark) => (
    <Say key={remark.id} as={remark.as} who={fullName(remark.by)} when={formatMoment(remark.at)}>
      <Markdown text={remark.text} />
    </Say>
  ));
}

/** The talk as the pupil has it: read, and answer. */
export function EntryThread({ entry, mayTalk }: { entry: EntryView; mayTalk: boolean }) {
  const { t } = useWords('log');
  return (
    <div className={s.thread}>
      <Stars value={entry.stars} />
      <Remarks entry={entry} />
      {entry.thread.length === 0 && <p className={s.none}>{t(entry.stars === null ? 'noTalk' : 'onlyStars')}</p>}
      {mayTalk && entry.thread.length > 0 && <AnswerForm entry={entry} />}
    </div>
  );
}

function AnswerForm({ entry }: { entry: EntryView }) {
  const { t } = useWords('log');
  const queries = useQueryClient();
  const draft = useKeptDraft<typeof EMPTY>(`talk.${entry.id}`);
  const form = useForm(draft.found?.values ?? EMPTY);
  const autosave = useAutosave({ draft, values: form.values, saved: EMPTY, basis: 0 });
  const [remarkId, setRemarkId] = useState(uuidV7);
  const say = useMutation({
    mutationFn: () =>
      client.analytics.remarkEntry({ id: entry.id, remarkId: remarkId as RemarkId, text: form.values.text }),
    onSuccess: (fresh) => {
      form.reset(EMPTY);
      autosave.settle(EMPTY);
      setRemarkId(uuidV7());
      queries.setQueryData(api.analytics.entry.queryKey({ input: { id: entry.id } }), fresh);
      queries.invalidateQueries({ queryKey: api.analytics.studentEntries.key() });
    },
    onError: form.refuse,
  });
  return (
    <Form ref={form.ref} onSubmit={() => say.mutate()}>
      <ProblemNotice problem={say.error} />
      <TextAreaField label={t('answer')} rows={2} maxLength={2000} {...form.text('text')} />
      <Row end>
        <Button type="submit" kind="soft" icon={IconSend} busy={say.isPending} disabled={!form.values.text.trim()}>
          {t('send')}
        </Button>
      </Row>
    </Form>
  );
}
