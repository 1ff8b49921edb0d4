import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PersonView } from '#contracts/user/people.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row } from '../../../design/layout.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { NameFields } from '../entry/name-fields.tsx';

const valuesOf = ({ familyName, givenName, familyKana, givenKana, language, email, version }: PersonView) => ({
  familyName,
  givenName,
  familyKana,
  givenKana,
  language,
  email: email ?? '',
  version,
});

export function PersonForm({ person }: { person: PersonView }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const form = useForm(valuesOf(person));
  const keep = (fresh: PersonView) => {
    adopt(queries, api.user.get.queryKey({ input: { id: fresh.id } }), fresh);
    form.reset(valuesOf(fresh));
  };
  const save = useMutation(
    api.user.update.mutationOptions({
      onSuccess: (fresh) => {
        keep(fresh);
        toast(t('action.saved'));
        queries.invalidateQueries({ queryKey: api.user.list.key() });
      },
      onError: form.refuse,
    }),
  );
  const reload = async () => {
    keep(await queries.fetchQuery(api.user.get.queryOptions({ input: { id: person.id }, staleTime: 0 })));
    save.reset();
  };
  return (
    <Form
      ref={form.ref}
      onSubmit={() => save.mutate({ id: person.id, ...form.values, email: form.values.email || null })}
    >
      {save.error?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={reload} />
      ) : (
        <ProblemNotice problem={save.error} />
      )}
      <NameFields text={form.text} own={false} />
      <Pair>
        <TextField label={t('field.email')} optional type="email" autoComplete="off" {...form.text('email')} />
        <SelectField label={t('field.language')} {...form.text('language')}>
          <option value="ja">日本語</option>
          <option value="en">English</option>
        </SelectField>
      </Pair>
      <Row end>
        <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed}>
          {t('action.save')}
        </Button>
      </Row>
    </Form>
  );
}
