import { useMutation } from '@tanstack/react-query';
import type { ThemeRemarkView, ThemeView } from '#contracts/content/themes.ts';
import { client } from '../../../api/client.ts';
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
import s from './themes.module.css';
import { useKeepTheme } from './use-themes.ts';

const EMPTY = { text: '' };

/** What teachers and the pupil have said about a theme; it stays when the theme changes. */
export function ThemeThread({ theme, mayTalk }: { theme: ThemeView; mayTalk: boolean }) {
  const { t } = useWords('themes');
  return (
    <div className={s.thread}>
      {theme.remarks.map((remark) => (
        <Remark key={remark.id} remark={remark} />
      ))}
      {theme.remarks.length === 0 && <p className={s.none}>{t('noTalk')}</p>}
      {mayTalk && <TalkForm theme={theme} />}
    </div>
  );
}

function Remark({ remark }: { remark: ThemeRemarkView }) {
  const { t } = useWords('themes');
  const about = t('version', { number: remark.about });
  const verdict = { comment: '', approved: t('wasApproved'), returned: t('wasReturned') }[remark.kind];
  return (
    <Say
      as={remark.as}
      who={fullName(remark.by)}
      when={[formatMoment(remark.at), about, verdict].filter(Boolean).join('・')}
    >
      {remark.text && <Markdown text={remark.text} />}
    </Say>
  );
}

function TalkForm({ theme }: { theme: ThemeView }) {
  const { t } = useWords('themes');
  const keep = useKeepTheme();
  const draft = useKeptDraft<typeof EMPTY>(`theme.${theme.id}.talk`);
  const form = useForm(draft.found?.values ?? EMPTY);
  const autosave = useAutosave({ draft, values: form.values, saved: EMPTY, basis: 0 });
  const say = useMutation({
    mutationFn: () => client.content.commentTheme({ id: theme.id, text: form.values.text }),
    onSuccess: async () => {
      form.reset(EMPTY);
      autosave.settle(EMPTY);
      await keep(await client.content.theme({ id: theme.id }));
    },
    onError: form.refuse,
  });
  return (
    <Form ref={form.ref} onSubmit={() => say.mutate()}>
      <ProblemNotice problem={say.error} />
      <TextAreaField label={t('say')} rows={2} maxLength={2000} {...form.text('text')} />
      <Row>
        <Button type="submit" kind="soft" busy={say.isPending} disabled={!form.values.text.trim()}>
          {t('sayAction')}
        </Button>
      </Row>
    </Form>
  );
}
