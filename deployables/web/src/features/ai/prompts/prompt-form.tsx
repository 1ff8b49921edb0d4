import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { AiPromptView } from '#contracts/ai/admin.ts';
import { adopt } from '../../../api/adopt.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextAreaField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './prompts.module.css';
import { ValueList } from './value-list.tsx';

const ChangedWords = lazy(() => import('../../content/curricula/changed-words.tsx'));

/** The school's wording beside the built-in one: written, compared, looked at with examples, gone back from. */
export function PromptForm({ prompt }: { prompt: AiPromptView }) {
  const { t } = useWords('ai-admin');
  const queries = useQueryClient();
  const { key, language, builtIn, own, version, number } = prompt;
  const form = useForm({ text: own?.text ?? builtIn });
  const [shown, setShown] = useState<string>();
  const onError = (problem: ApiProblem) => {
    form.refuse(problem);
    // The server's sentence names the value; ours does so in the reader's language.
    const field = problem.fields.find(({ reason }) => reason.startsWith('prompt_'));
    const name = field?.detail.match(/\{\{\w+\}\}/)?.[0] ?? '';
    if (field) form.show({ text: t(`reason.${field.reason as 'prompt_missing_place'}`, { name }) });
  };
  const keep = (fresh: AiPromptView) => {
    adopt(queries, api.ai.aiPrompt.queryKey({ input: { key, language } }), fresh);
    queries.invalidateQueries({ queryKey: api.ai.aiPrompts.key() });
  };
  const save = useMutation(
    api.ai.saveAiPrompt.mutationOptions({
      onError,
      // The form of another number is another form: what follows must not depend on this one being there still.
      onSuccess: (fresh, { text }) => {
        keep(fresh);
        if (text !== null || !own) return toast(t('common:action.saved'));
        const before = { key, language, text: own.text, number: fresh.number };
        toast(t('backToBuiltIn'), { undo: () => client.ai.saveAiPrompt(before).then(keep, onError) });
      },
    }),
  );
  const write = (text: string | null) => save.mutate({ key, language, text, number });
  const preview = useMutation(
    api.ai.previewAiPrompt.mutationOptions({ onError, onSuccess: ({ text }) => setShown(text) }),
  );
  const reload = () => queries.invalidateQueries({ queryKey: api.ai.aiPrompt.key() });
  const { text } = form.values;
  return (
    <Split>
      <Form ref={form.ref} onSubmit={() => write(text)}>
        {save.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice onReload={reload} />
        ) : (
          <ProblemNotice problem={save.error ?? preview.error} />
        )}
        {own?.movedOn && <NoticeBox tone="soon">{t('movedOnText', { from: own.basedOn, to: version })}</NoticeBox>}
        <TextAreaField
          label={t(text === builtIn ? 'builtIn' : 'ownWording')}
          rows={14}
          maxLength={20_000}
          lang={language}
          {...form.text('text')}
        />
        <Row gap={2} wrap>
          <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed || !text.trim()}>
            {t('common:action.save')}
          </Button>
          <Button busy={preview.isPending} onClick={() => preview.mutate({ key, language, text })}>
            {t('preview')}
          </Button>
          {own && (
            <Button kind="quiet" onClick={() => write(null)}>
              {t('useBuiltIn')}
            </Button>
          )}
        </Row>
      </Form>
      <Stack gap={5}>
        <ValueList values={prompt.values} />
        <Sheet title={t('compare')}>
          {text === builtIn ? (
            <Aside small>{t('same')}</Aside>
          ) : (
            <Suspense>
              <p className={s.wording} lang={language}>
                <ChangedWords before={builtIn} after={text} />
              </p>
            </Suspense>
          )}
        </Sheet>
        {text !== builtIn && (
          <Sheet title={t('builtInVersion', { version })}>
            <p className={s.wording} lang={language}>
              {builtIn}
            </p>
          </Sheet>
        )}
      </Stack>
      <Dialog open={shown !== undefined} onClose={() => setShown(undefined)} title={t('previewTitle')}>
        <p className={s.wording} lang={language}>
          {shown}
        </p>
      </Dialog>
    </Split>
  );
}
