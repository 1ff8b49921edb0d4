import { IconSend } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { TemplateView } from '#contracts/notification/templates.ts';
import { adopt } from '../../../api/adopt.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './mail.module.css';
import { TemplatePreview } from './template-preview.tsx';
import { useTemplateProblems } from './use-template-problems.ts';
import { ValueList } from './value-list.tsx';

const ChangedWords = lazy(() => import('../../content/curricula/changed-words.tsx'));

/** The school's wording beside the built-in one: written, seen as it will arrive, sent to oneself, gone back from. */
export function TemplateForm({ template }: { template: TemplateView }) {
  const { t } = useWords('mail-admin');
  const queries = useQueryClient();
  const { key, language, builtIn, own, version, number } = template;
  const form = useForm({ subject: own?.subject ?? builtIn.subject, body: own?.body ?? builtIn.body });
  const saidOf = useTemplateProblems();
  const onError = (problem: ApiProblem) => {
    form.refuse(problem);
    const said = saidOf(problem);
    if (said) form.show(said);
  };
  const keep = (fresh: TemplateView) => {
    adopt(queries, api.notification.mailTemplate.queryKey({ input: { key, language } }), fresh);
    queries.invalidateQueries({ queryKey: api.notification.mailTemplates.key() });
  };
  const save = useMutation(
    api.notification.saveMailTemplate.mutationOptions({
      onError,
      onSuccess: (fresh, { wording }) => {
        keep(fresh);
        if (wording !== null || !own) return toast(t('common:action.saved'));
        const { subject, body } = own;
        const before = { key, language, wording: { subject, body }, number: fresh.number };
        toast(t('backToBuiltIn'), { undo: () => client.notification.saveMailTemplate(before).then(keep, onError) });
      },
    }),
  );
  const test = useMutation(
    api.notification.testMailTemplate.mutationOptions({ onError, onSuccess: () => toast(t('testSent')) }),
  );
  const wording = form.values;
  const same = wording.subject === builtIn.subject && wording.body === builtIn.body;
  const filled = wording.subject.trim() !== '' && wording.body.trim() !== '';
  return (
    <Split>
      <Stack gap={5}>
        <Form ref={form.ref} onSubmit={() => save.mutate({ key, language, wording, number })}>
          {save.error?.code === 'VERSION_CONFLICT' ? (
            <ConflictNotice
              onReload={() => queries.invalidateQueries({ queryKey: api.notification.mailTemplate.key() })}
            />
          ) : (
            <ProblemNotice problem={save.error ?? test.error} />
          )}
          {own?.movedOn && <NoticeBox tone="soon">{t('movedOnText', { from: own.basedOn, to: version })}</NoticeBox>}
          <TextField label={t('subject')} maxLength={200} lang={language} {...form.text('subject')} />
          <TextAreaField
            label={t(same ? 'builtIn' : 'ownWording')}
            hint={t('markdownHint')}
            rows={12}
            maxLength={10_000}
            lang={language}
            {...form.text('body')}
          />
          <Row gap={2} wrap>
            <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed || !filled}>
              {t('common:action.save')}
            </Button>
            <Button
              icon={IconSend}
              busy={test.isPending}
              disabled={!filled}
              onClick={() => test.mutate({ key, language, wording })}
            >
              {t('test')}
            </Button>
            {own && (
              <Button kind="quiet" onClick={() => save.mutate({ key, language, wording: null, number })}>
                {t('useBuiltIn')}
              </Button>
            )}
          </Row>
        </Form>
        <TemplatePreview place={{ key, language }} wording={wording} />
      </Stack>
      <Stack gap={5}>
        <ValueList values={template.values} />
        <Sheet title={t('compare')}>
          {same ? (
            <Aside small>{t('same')}</Aside>
          ) : (
            <Suspense>
              <p className={s.wording} lang={language}>
                <ChangedWords
                  before={`${builtIn.subject}\n\n${builtIn.body}`}
                  after={`${wording.subject}\n\n${wording.body}`}
                />
              </p>
            </Suspense>
          )}
        </Sheet>
      </Stack>
    </Split>
  );
}
