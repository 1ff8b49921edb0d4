import { IconRefresh, IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { OwnSubmission } from '#contracts/analytics/milestones.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Form, Row, Stack } from '../../../design/layout.tsx';
import { Saved } from '../../../design/saved.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './milestones.module.css';

type Values = { content: string; reflection: string };

/** The pupil's pen for a milestone: saves itself, and is handed in by the button. */
export function WorkForm({ work }: { work: OwnSubmission }) {
  const { t } = useWords('milestones');
  const queries = useQueryClient();
  const { id } = work.milestone;
  const saved: Values = { content: work.content, reflection: work.reflection };
  const opened = useRef(saved);
  const draft = useKeptDraft<Values>(`milestone.${id}`);
  const form = useForm<Values>(draft.found?.values ?? saved);
  const version = useRef(work.version);
  const take = (fresh: OwnSubmission) => {
    version.current = fresh.version;
    queries.setQueryData(api.analytics.ownSubmission.queryKey({ input: { id } }), fresh);
    queries.invalidateQueries({ queryKey: api.analytics.studentMilestones.key() });
    return fresh;
  };
  const autosave = useAutosave({
    draft,
    values: form.values,
    saved: opened.current,
    basis: version.current,
    save: (values) => client.analytics.keepSubmission({ id, version: version.current, ...values }).then(take),
  });
  const submit = useMutation({
    mutationFn: () => client.analytics.submitWork({ id, version: version.current, ...form.values }),
    onSuccess: (fresh) => {
      take(fresh);
      autosave.settle();
      toast(t(fresh.versions[0]?.late ? 'didSubmitLate' : 'didSubmit'));
    },
    onError: form.refuse,
  });
  const reset = (fresh: OwnSubmission) => {
    const values = { content: fresh.content, reflection: fresh.reflection };
    form.reset(values);
    autosave.settle(values);
    submit.reset();
  };
  const discard = useMutation({
    mutationFn: () => client.analytics.discardChanges({ id }),
    onSuccess: (fresh) => reset(take(fresh)),
  });
  const newest = () => client.analytics.ownSubmission({ id }).then(take);
  const conflict = autosave.state.kind === 'conflict' || submit.error?.code === 'VERSION_CONFLICT';
  const empty = !form.values.content.trim() && !form.values.reflection.trim();
  return (
    <Form ref={form.ref} onSubmit={() => autosave.flush().then(() => submit.mutate())}>
      {conflict ? (
        <NoticeBox tone="soon">
          <Stack gap={2}>
            <p>{t('conflict')}</p>
            <Row wrap>
              <Button size="small" onClick={() => newest().then(() => autosave.flush())}>
                {t('keepMine')}
              </Button>
              <Button size="small" icon={IconRefresh} onClick={() => newest().then(reset)}>
                {t('takeTheirs')}
              </Button>
            </Row>
          </Stack>
        </NoticeBox>
      ) : (
        <ProblemNotice problem={submit.error ?? discard.error} />
      )}
      <div className={s.editor}>
        <TextAreaField label={t('content')} rows={6} maxLength={16_000} {...form.text('content')} />
        <TextAreaField label={t('reflection')} optional rows={2} maxLength={4000} {...form.text('reflection')} />
      </div>
      <Row wrap>
        <Button type="submit" kind="primary" icon={IconSend} busy={submit.isPending} disabled={empty}>
          {t(work.versions.length ? 'submitAgain' : 'submit')}
        </Button>
        {work.state === 'changed' && (
          <Button kind="quiet" busy={discard.isPending} onClick={() => discard.mutate()}>
            {t('discard')}
          </Button>
        )}
        <Saved state={autosave.state} />
      </Row>
    </Form>
  );
}
