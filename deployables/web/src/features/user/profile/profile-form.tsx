import type { PersonView } from '#contracts/user/people.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { ConflictNotice } from '../../../design/conflict.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Row } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { NameFields } from '../entry/name-fields.tsx';
import { useProfile } from './use-profile.ts';

const valuesOf = ({ familyName, givenName, familyKana, givenKana, email }: PersonView) => ({
  familyName,
  givenName,
  familyKana,
  givenKana,
  email: email ?? '',
});

export function ProfileForm() {
  const { t } = useWords('profile');
  const { user } = useMe();
  const { save, reload } = useProfile();
  const form = useForm(valuesOf(user));
  const submit = () =>
    save.mutate(
      { ...form.values, email: form.values.email || null },
      {
        onSuccess: (fresh) => {
          form.reset(valuesOf(fresh));
          toast(t('common:action.saved'));
        },
        onError: form.refuse,
      },
    );
  const reloadAll = async () => {
    form.reset(valuesOf((await reload()).user));
    save.reset();
  };
  return (
    <Form ref={form.ref} onSubmit={submit}>
      {save.error?.code === 'VERSION_CONFLICT' ? (
        <ConflictNotice onReload={reloadAll} />
      ) : (
        <ProblemNotice problem={save.error} />
      )}
      <NameFields text={form.text} />
      <TextField
        label={t('common:field.email')}
        hint={t('emailHint')}
        optional
        type="email"
        autoComplete="email"
        {...form.text('email')}
      />
      {user.pendingEmail && <NoticeBox>{t('pendingEmail', { email: user.pendingEmail })}</NoticeBox>}
      <Row end>
        <Button type="submit" kind="primary" busy={save.isPending} disabled={!form.changed}>
          {t('common:action.save')}
        </Button>
      </Row>
    </Form>
  );
}
