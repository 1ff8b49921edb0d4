import { IconShieldLock } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { begin } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { CheckField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Icon } from '../../../design/icon.tsx';
import { Aside, Form } from '../../../design/layout.tsx';
import { PasswordField } from '../../../design/password-field.tsx';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { switchLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import s from './entry.module.css';

/** Only back into this site: an address of another one in `next` would lend it our name. */
const safeTarget = (next: string | undefined): string => (next?.match(/^\/(?![/\\])/) ? next : '/');

export function SignIn() {
  const { t } = useWords('entry');
  const router = useRouter();
  const { next, ended } = getRouteApi('/door/sign-in').useSearch();
  const form = useForm({ login: '', password: '', remember: false });
  const signIn = useMutation(
    api.auth.login.mutationOptions({
      onSuccess: async ({ me }) => {
        begin(me);
        await switchLanguage(me.user.language);
        router.history.push(safeTarget(next));
      },
      onError: () => form.ref.current?.querySelector<HTMLElement>('input[type=password]')?.focus(),
    }),
  );
  const submit = () => {
    const { login, password } = form.values;
    const missing = t('common:reason.required');
    if (!login || !password)
      return form.show({ ...(login ? {} : { login: missing }), ...(password ? {} : { password: missing }) });
    signIn.mutate(form.values);
  };
  const shared = (
    <>
      <Icon of={IconShieldLock} />
      <span>{t('signIn.shared')}</span>
    </>
  );
  return (
    <CoverPage title={t('signIn.title')} lead={t('signIn.lead')} foot={shared}>
      <Form ref={form.ref} onSubmit={submit}>
        {ended && !signIn.error && <NoticeBox tone="soon">{t('signIn.ended')}</NoticeBox>}
        <ProblemNotice problem={signIn.error} />
        <TextField
          label={t('signIn.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          {...form.text('login')}
        />
        <PasswordField
          label={t('common:field.password')}
          autoComplete="current-password"
          aside={<Link to="/forgot">{t('signIn.forgotten')}</Link>}
          {...form.text('password')}
        />
        <CheckField
          label={
            <>
              {t('signIn.remember')}{' '}
              <Aside as="span" small faint>
                {t('signIn.rememberNote')}
              </Aside>
            </>
          }
          {...form.check('remember')}
        />
        <Button type="submit" kind="primary" size="big" wide busy={signIn.isPending}>
          {t('signIn.action')}
        </Button>
      </Form>
      <p className={s.under}>
        <span>{t('signIn.new')}</span> <Link to="/register">{t('signIn.register')}</Link>
      </p>
    </CoverPage>
  );
}
