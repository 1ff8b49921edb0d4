import { useMutation } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { begin } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair } from '../../../design/layout.tsx';
import { PasswordField } from '../../../design/password-field.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { NameFields } from '../entry/name-fields.tsx';
import { isGoodPassword, PasswordRules } from '../entry/password-rules.tsx';
import type { Draft } from './draft.ts';
import { spanOf } from './school-year.ts';
import s from './setup.module.css';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; onBack: () => void; onDone: () => void };
const NAMES = ['familyName', 'givenName', 'familyKana', 'givenKana', 'loginId', 'email'] as const;
type OwnField = (typeof NAMES)[number];

/** One's own account; with it the school is founded and one is signed in. */
export function AdministratorStep({ draft, onChange, onBack, onDone }: Props) {
  const { t } = useWords('setup');
  const { familyName, givenName, familyKana, givenKana, loginId, email } = draft;
  const form = useForm({ familyName, givenName, familyKana, givenKana, loginId, email, password: '' });
  const bind = (name: OwnField) => {
    const field = form.text(name);
    return {
      ...field,
      onChange: (event: Parameters<typeof field.onChange>[0]) => {
        field.onChange(event);
        onChange({ [name]: event.target.value });
      },
    };
  };
  const found = useMutation(
    api.auth.setUp.mutationOptions({
      onSuccess: ({ me }) => {
        begin(me);
        onDone();
      },
      onError: form.refuse,
    }),
  );
  const submit = () => {
    const missing = (['familyName', 'givenName', 'loginId', 'password'] as const).filter((name) => !form.values[name]);
    if (missing.length)
      return form.show(Object.fromEntries(missing.map((name) => [name, t('common:reason.required')])));
    if (!isGoodPassword(form.values.password, form.values.loginId))
      return form.show({ password: t('common:problem.PASSWORD_TOO_WEAK') });
    const { email: address, ...own } = form.values;
    const { name, code, timeZone, contactEmail } = draft;
    found.mutate({
      school: { name, code, timeZone, ...spanOf(draft), ...(contactEmail ? { contactEmail } : {}) },
      administrator: { ...own, ...(address ? { email: address } : {}) },
      language: currentLanguage(),
    });
  };
  // A refused school field stands on the step before: then the sentence must be said here.
  const elsewhere = found.error?.fields.some(({ pointer }) => pointer.startsWith('/school'));
  return (
    <Form ref={form.ref} onSubmit={submit}>
      {elsewhere ? <p role="alert">{t('schoolWrong')}</p> : <ProblemNotice problem={found.error} />}
      <NameFields text={bind} />
      <Pair>
        <TextField
          label={t('common:field.loginId')}
          hint={t('common:field.loginIdHint')}
          autoCapitalize="none"
          autoComplete="username"
          spellCheck={false}
          {...bind('loginId')}
        />
        <TextField label={t('common:field.email')} optional type="email" autoComplete="email" {...bind('email')} />
      </Pair>
      <PasswordField label={t('common:field.password')} autoComplete="new-password" {...form.text('password')} />
      <PasswordRules password={form.values.password} loginId={form.values.loginId} />
      <div className={s.foot}>
        <Button kind="quiet" onClick={onBack}>
          {t('common:action.back')}
        </Button>
        <Button type="submit" kind="primary" size="big" busy={found.isPending}>
          {t('found')}
        </Button>
      </div>
    </Form>
  );
}
