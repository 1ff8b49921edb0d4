import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { Language, Role } from '#contracts/user/people.ts';
import type { Slip } from '#contracts/user/routes.ts';
import { api } from '../../../api/client.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { SelectField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { Form, Pair, Row, Sheet } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ProblemNotice } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { NameFields, NO_NAMES } from '../entry/name-fields.tsx';
import { SlipDialog } from './slip-dialog.tsx';

const EMPTY = { ...NO_NAMES, loginId: '', email: '', role: 'student' as Role, language: 'ja' as Language };

export function NewPerson() {
  const { t } = useWords('people');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const form = useForm(EMPTY);
  const [made, setMade] = useState<{ id: string; slip: Slip }>();
  const create = useMutation(
    api.user.create.mutationOptions({
      onSuccess: ({ user, slip }) => {
        setMade({ id: user.id, slip });
        queries.invalidateQueries({ queryKey: api.user.key() });
      },
      onError: form.refuse,
    }),
  );
  const submit = () => {
    const missing = (['familyName', 'givenName', 'loginId'] as const).filter((name) => !form.values[name]);
    if (missing.length)
      return form.show(Object.fromEntries(missing.map((name) => [name, t('common:reason.required')])));
    const { email, ...rest } = form.values;
    create.mutate({ ...rest, ...(email ? { email } : {}) });
  };
  return (
    <>
      <PageHeader
        title={t('new.title')}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="people" to="/people">
                {t('title')}
              </Link>,
              t('new.title'),
            ]}
          </Crumbs>
        }
      />
      <Sheet>
        <Form ref={form.ref} onSubmit={submit} narrow>
          <ProblemNotice problem={create.error} />
          <NameFields text={form.text} own={false} />
          <Pair>
            <TextField
              label={t('common:field.loginId')}
              hint={t('common:field.loginIdHint')}
              autoCapitalize="none"
              autoComplete="off"
              {...form.text('loginId')}
            />
            <SelectField label={t('common:field.role')} {...form.text('role')}>
              <option value="student">{t('common:role.student')}</option>
              <option value="teacher">{t('common:role.teacher')}</option>
              <option value="admin">{t('common:role.admin')}</option>
            </SelectField>
          </Pair>
          <Pair>
            <TextField
              label={t('common:field.email')}
              optional
              hint={t('new.emailHint')}
              type="email"
              autoComplete="off"
              {...form.text('email')}
            />
            <SelectField label={t('common:field.language')} {...form.text('language')}>
              <option value="ja">日本語</option>
              <option value="en">English</option>
            </SelectField>
          </Pair>
          <Row end gap={2} wrap>
            <ButtonLink to="/people" kind="quiet">
              {t('common:action.cancel')}
            </ButtonLink>
            <Button type="submit" kind="primary" busy={create.isPending}>
              {t('new.action')}
            </Button>
          </Row>
        </Form>
      </Sheet>
      <SlipDialog slip={made?.slip} onClose={() => made && navigate({ to: '/people/$id', params: { id: made.id } })} />
    </>
  );
}
