import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { begin, signOut, useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { useForm } from '../../../design/form.ts';
import { Form } from '../../../design/layout.tsx';
import { PasswordField } from '../../../design/password-field.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import s from './entry.module.css';
import { isGoodPassword, PasswordRules } from './password-rules.tsx';

export function ChangePassword() {
  const { t } = useWords('entry');
  const { user, school, mustChangePassword } = useMe();
  const navigate = useNavigate();
  const form = useForm({ current: '', password: '' });
  const change = useMutation(
    api.auth.changePassword.mutationOptions({
      onSuccess: ({ me }) => {
        begin(me);
        toast(t('change.done'));
        navigate({ to: mustChangePassword ? '/' : '/profile' });
      },
      onError: (problem) => {
        if (problem.code === 'WRONG_CREDENTIALS') form.show({ current: t('change.wrong') });
        else form.refuse(problem);
      },
    }),
  );
  const submit = () => {
    if (!form.values.current) return form.show({ current: t('common:reason.required') });
    if (!isGoodPassword(form.values.password, user.loginId))
      return form.show({ password: t('common:problem.PASSWORD_TOO_WEAK') });
    change.mutate(form.values);
  };
  return (
    <CoverPage
      title={t(mustChangePassword ? 'change.first' : 'change.title')}
      lead={t(mustChangePassword ? 'change.firstLead' : 'change.lead')}
      school={school?.name}
    >
      <Form ref={form.ref} onSubmit={submit}>
        {change.error?.code !== 'WRONG_CREDENTIALS' && <ProblemNotice problem={change.error} />}
        <input type="hidden" name="username" autoComplete="username" value={user.loginId} readOnly />
        <PasswordField
          label={t(mustChangePassword ? 'change.oneTime' : 'change.current')}
          autoComplete="current-password"
          {...form.text('current')}
        />
        <PasswordField label={t('common:field.newPassword')} autoComplete="new-password" {...form.text('password')} />
        <PasswordRules password={form.values.password} loginId={user.loginId} />
        <Button type="submit" kind="primary" size="big" wide busy={change.isPending}>
          {t('reset.action')}
        </Button>
      </Form>
      <p className={s.under}>
        {mustChangePassword ? (
          <Button kind="quiet" size="small" onClick={signOut}>
            {t('common:nav.signOut')}
          </Button>
        ) : (
          <Link to="/profile">{t('common:action.back')}</Link>
        )}
      </p>
    </CoverPage>
  );
}
