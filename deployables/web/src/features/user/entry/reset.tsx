import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Stack } from '../../../design/layout.tsx';
import { PasswordField } from '../../../design/password-field.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { ListSkeleton, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import { LinkByMail } from './link-by-mail.tsx';
import { isGoodPassword, PasswordRules } from './password-rules.tsx';

export function Reset() {
  const { t } = useWords('entry');
  const problemText = useProblemText();
  const { token } = getRouteApi('/door/reset/$token').useParams();
  const link = useQuery(api.auth.checkLink.queryOptions({ input: { token }, retry: false, staleTime: Infinity }));
  const form = useForm({ password: '' });
  const reset = useMutation(api.auth.resetPassword.mutationOptions({ onError: form.refuse }));

  if (reset.isSuccess)
    return (
      <CoverPage title={t('reset.done')} lead={t('reset.doneLead')}>
        <ButtonLink to="/sign-in" kind="primary" size="big" wide>
          {t('signIn.action')}
        </ButtonLink>
      </CoverPage>
    );
  if (link.error)
    return (
      <CoverPage title={t('confirm.bad')}>
        <Stack gap={6}>
          <NoticeBox tone="soon">{problemText(link.error)}</NoticeBox>
          <LinkByMail purpose="reset" />
        </Stack>
      </CoverPage>
    );
  const submit = () => {
    if (isGoodPassword(form.values.password, '')) reset.mutate({ token, ...form.values });
    else form.show({ password: t('common:problem.PASSWORD_TOO_WEAK') });
  };
  return (
    <CoverPage title={t('reset.title')} lead={link.data?.email}>
      {link.data ? (
        <Form ref={form.ref} onSubmit={submit}>
          <ProblemNotice problem={reset.error} />
          <PasswordField label={t('common:field.newPassword')} autoComplete="new-password" {...form.text('password')} />
          <PasswordRules password={form.values.password} loginId="" />
          <Button type="submit" kind="primary" size="big" wide busy={reset.isPending}>
            {t('reset.action')}
          </Button>
        </Form>
      ) : (
        <ListSkeleton rows={2} />
      )}
    </CoverPage>
  );
}
