import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MainThemeView } from '#contracts/content/themes.ts';
import type { ClassId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';

type Props = { classId: ClassId; theme: MainThemeView | undefined; onClose: () => void; onDone: () => void };

export function MainThemeDialog({ classId, theme, onClose, onDone }: Props) {
  const { t } = useWords('themes');
  const queries = useQueryClient();
  const [current, setCurrent] = useState(theme);
  const form = useForm({ title: theme?.title ?? '', description: theme?.description ?? '' });
  const save = useMutation({
    mutationFn: () =>
      current
        ? client.content.changeMainTheme({ ...current, ...form.values })
        : client.content.addMainTheme({ classId, ...form.values }),
    onSuccess: () => {
      onDone();
      onClose();
    },
    onError: form.refuse,
  });
  const reload = async () => {
    const options = api.content.mainThemes.queryOptions({ input: { classId }, staleTime: 0 });
    const fresh = (await queries.fetchQuery(options)).items.find(({ id }) => id === theme?.id);
    setCurrent(fresh);
    if (fresh) form.reset({ title: fresh.title, description: fresh.description });
    save.reset();
  };
  return (
    <Dialog open onClose={onClose} title={t(theme ? 'changeMain' : 'addMain')}>
      <Form ref={form.ref} onSubmit={() => save.mutate()}>
        {save.error?.code === 'VERSION_CONFLICT' ? (
          <ConflictNotice onReload={reload} />
        ) : (
          <ProblemNotice problem={save.error} />
        )}
        <TextField label={t('title')} maxLength={100} {...form.text('title')} />
        <TextAreaField
          label={t('description')}
          hint={t('mainHint')}
          optional
          maxLength={2000}
          {...form.text('description')}
        />
        <Row end>
          <Button kind="quiet" onClick={onClose}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" kind="primary" busy={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Row>
      </Form>
    </Dialog>
  );
}
