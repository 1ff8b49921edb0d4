import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form } from '../../../design/layout.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** Asks for a link; the answer is the same whether the person exists or not. */
export function LinkByMail({ purpose, login = '' }: { purpose: 'confirm' | 'reset'; login?: string }) {
  const { t } = useWords('entry');
  const form = useForm({ login });
  const options = { onError: form.refuse };
  const confirm = useMutation(api.auth.resendConfirmation.mutationOptions(options));
  const reset = useMutation(api.auth.forgotPassword.mutationOptions(options));
  const send = purpose === 'confirm' ? confirm : reset;
  if (send.isSuccess) return <NoticeBox tone="ok">{t('link.sent')}</NoticeBox>;
  return (
    <Form
      ref={form.ref}
      onSubmit={() => {
        if (form.values.login) send.mutate(form.values);
        else form.show({ login: t('common:reason.required') });
      }}
    >
      <ProblemNotice problem={send.error} />
      <TextField label={t('signIn.login')} autoComplete="username" autoCapitalize="none" {...form.text('login')} />
      <Button type="submit" kind="primary" wide busy={send.isPending}>
        {t('link.send')}
      </Button>
    </Form>
  );
}
