import { useDebouncedValue } from '@mantine/hooks';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { Button } from '../../../design/button.tsx';
import { ChoiceCards } from '../../../design/choice.tsx';
import { TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Icon } from '../../../design/icon.tsx';
import { Form, Pair } from '../../../design/layout.tsx';
import { PasswordField } from '../../../design/password-field.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { CoverPage } from './cover-page.tsx';
import s from './entry.module.css';
import { NameFields, NO_NAMES } from './name-fields.tsx';
import { isGoodPassword, PasswordRules } from './password-rules.tsx';

const EMPTY = {
  schoolCode: '',
  role: 'student' as 'student' | 'teacher',
  ...NO_NAMES,
  loginId: '',
  email: '',
  password: '',
};
const REQUIRED = ['schoolCode', 'familyName', 'givenName', 'loginId', 'email', 'password'] as const;

/** Which school the code belongs to, said while one types: a wrong code is found before the rest is filled in. */
function useSchoolOf(code: string) {
  const [settled] = useDebouncedValue(code.trim(), 500);
  return useQuery(
    api.auth.lookUpSchool.queryOptions({ input: { code: settled }, enabled: settled.length >= 3, retry: false }),
  );
}

export function Register() {
  const { t } = useWords('entry');
  const problemText = useProblemText();
  const form = useForm(EMPTY);
  const [sentTo, setSentTo] = useState('');
  const school = useSchoolOf(form.values.schoolCode);
  const register = useMutation(
    api.auth.register.mutationOptions({ onSuccess: () => setSentTo(form.values.email), onError: form.refuse }),
  );
  const submit = () => {
    const missing = REQUIRED.filter((name) => !form.values[name]);
    if (missing.length)
      return form.show(Object.fromEntries(missing.map((name) => [name, t('common:reason.required')])));
    if (!isGoodPassword(form.values.password, form.values.loginId))
      return form.show({ password: t('common:problem.PASSWORD_TOO_WEAK') });
    register.mutate({ ...form.values, language: currentLanguage() });
  };
  if (sentTo)
    return (
      <CoverPage title={t('register.sent')} school={school.data?.name} lead={t('register.sentLead', { email: sentTo })}>
        <NoticeBox>{t('register.sentNext')}</NoticeBox>
        <p className={s.under}>
          <Link to="/sign-in">{t('signIn.back')}</Link>
        </p>
      </CoverPage>
    );

  const code = form.text('schoolCode');
  const found = school.data && (
    <span className={s.found}>
      <Icon of={IconCircleCheck} size={16} />
      {school.data.name}
    </span>
  );
  return (
    <CoverPage title={t('register.title')} lead={t('register.lead')} school={school.data?.name} roomy>
      <Form ref={form.ref} onSubmit={submit}>
        <ProblemNotice problem={register.error} />
        <TextField
          label={t('register.code')}
          hint={found ?? t('register.codeHint')}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          {...code}
          error={code.error ?? (school.error && problemText(school.error))}
        />
        <ChoiceCards
          legend={t('register.role')}
          name="role"
          value={form.values.role}
          options={[
            { value: 'student', title: t('common:role.student'), note: t('register.studentNote') },
            { value: 'teacher', title: t('common:role.teacher'), note: t('register.teacherNote') },
          ]}
          onChange={(role) => form.set('role', role)}
        />
        <NameFields text={form.text} />
        <Pair>
          <TextField
            label={t('common:field.loginId')}
            hint={t('common:field.loginIdHint')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            {...form.text('loginId')}
          />
          <TextField
            label={t('common:field.email')}
            hint={t('register.emailHint')}
            type="email"
            autoComplete="email"
            {...form.text('email')}
          />
        </Pair>
        <PasswordField label={t('common:field.password')} autoComplete="new-password" {...form.text('password')} />
        <PasswordRules password={form.values.password} loginId={form.values.loginId} />
        <Button type="submit" kind="primary" size="big" wide busy={register.isPending}>
          {t('register.action')}
        </Button>
      </Form>
      <p className={s.under}>
        <Link to="/sign-in">{t('signIn.back')}</Link>
      </p>
    </CoverPage>
  );
}
