import { IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api, client } from '../../../api/client.ts';
import { Button, IconButton } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Aside, Form, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './log.module.css';

/** Tags a class has beside those every class knows. */
export function LogTagsEditor({ classId }: { classId: ClassId }) {
  const { t } = useWords('log');
  const queries = useQueryClient();
  const query = useQuery(api.analytics.logTags.queryOptions({ input: { classId } }));
  const form = useForm({ name: '' });
  const again = () => queries.invalidateQueries({ queryKey: api.analytics.logTags.key() });
  const add = useMutation({
    mutationFn: (name: string) => client.analytics.addLogTag({ classId, name }),
    onSuccess: () => {
      form.reset({ name: '' });
      again();
    },
    onError: form.refuse,
  });
  const remove = useMutation(
    api.analytics.removeLogTag.mutationOptions({
      onSuccess: (_none, { id }) => {
        const name = query.data?.items.find((tag) => tag.id === id)?.name ?? '';
        toast(t('tagRemoved', { name }), { undo: () => add.mutate(name) });
        again();
      },
    }),
  );
  return (
    <Sheet title={t('ownTags')}>
      <Stack gap={4}>
        <Aside small>{t('ownTagsText')}</Aside>
        <ProblemNotice problem={remove.error ?? add.error} />
        <span className={s.tags}>
          {query.data?.items.map((tag) => (
            <Row key={tag.id} gap={1}>
              <span className={s.tag}>{tag.name}</span>
              <IconButton
                icon={IconX}
                size="small"
                label={t('removeTag', { name: tag.name })}
                onClick={() => remove.mutate({ id: tag.id })}
              />
            </Row>
          ))}
        </span>
        <Form ref={form.ref} narrow onSubmit={() => add.mutate(form.values.name)}>
          <TextField label={t('newTag')} maxLength={30} {...form.text('name')} />
          <Row>
            <Button type="submit" kind="soft" busy={add.isPending} disabled={!form.values.name.trim()}>
              {t('common:action.add')}
            </Button>
          </Row>
        </Form>
      </Stack>
    </Sheet>
  );
}
