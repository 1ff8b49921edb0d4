import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Chip, Chips } from '../../../design/choice.tsx';
import { TextAreaField, TextField } from '../../../design/field.tsx';
import { useForm } from '../../../design/form.ts';
import { useKeptDraft } from '../../../design/kept-draft.ts';
import { Aside, Form, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { EmptyState, NoticeBox, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useAutosave } from '../../../design/use-autosave.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { type Chosen, PeoplePicker } from './people-picker.tsx';

const ROLES = ['student', 'teacher', 'admin'] as const;
type Role = (typeof ROLES)[number];

/** A mail to people of the school: to everybody of a role, to some by name, or both. */
export function WritePage() {
  const { t } = useWords('mail-admin');
  const { school } = useMe();
  if (!school) return <EmptyState title={t('noSchool')} />;
  return <Letter />;
}

const EMPTY = { subject: '', text: '' };

function Letter() {
  const { t } = useWords('mail-admin');
  const navigate = useNavigate();
  const draft = useKeptDraft<typeof EMPTY>('letter');
  const form = useForm(draft.found?.values ?? EMPTY);
  const autosave = useAutosave({ draft, values: form.values, saved: EMPTY, basis: 0 });
  const [roles, setRoles] = useState<readonly Role[]>([]);
  const [people, setPeople] = useState<readonly Chosen[]>([]);
  const write = useMutation(
    api.notification.writeToPeople.mutationOptions({
      onError: form.refuse,
      onSuccess: ({ mails, withoutAddress }) => {
        autosave.settle();
        toast(t('written', { count: mails }) + (withoutAddress ? t('withoutAddress', { count: withoutAddress }) : ''));
        navigate({ to: '/mailbox', search: {} });
      },
    }),
  );
  const { subject, text } = form.values;
  const ready = roles.length + people.length > 0 && subject.trim() !== '' && text.trim() !== '';
  return (
    <Form
      ref={form.ref}
      onSubmit={() => write.mutate({ subject, text, roles: [...roles], personIds: people.map(({ id }) => id) })}
    >
      {write.error?.fields.some(({ reason }) => reason === 'no_address') ? (
        <NoticeBox tone="soon">{t('nobodyReached')}</NoticeBox>
      ) : (
        <ProblemNotice problem={write.error} />
      )}
      <Sheet title={t('toWhom')}>
        <Stack gap={4}>
          <Chips label={t('byRole')}>
            {ROLES.map((role) => (
              <Chip
                key={role}
                pressed={roles.includes(role)}
                onClick={() =>
                  setRoles((now) => (now.includes(role) ? now.filter((each) => each !== role) : [...now, role]))
                }
              >
                {t(`all.${role}`)}
              </Chip>
            ))}
          </Chips>
          <PeoplePicker chosen={people} onChange={setPeople} />
        </Stack>
      </Sheet>
      <Sheet title={t('letter')}>
        <Stack gap={4}>
          <Aside small>{t('letterText')}</Aside>
          <TextField label={t('subject')} maxLength={150} {...form.text('subject')} />
          <TextAreaField label={t('text')} rows={10} maxLength={10_000} {...form.text('text')} />
        </Stack>
      </Sheet>
      <Row>
        <Button type="submit" kind="primary" icon={IconSend} busy={write.isPending} disabled={!ready}>
          {t('send')}
        </Button>
      </Row>
    </Form>
  );
}
