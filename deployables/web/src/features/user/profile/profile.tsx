import { IconLogout, IconPassword } from '@tabler/icons-react';
import { signOut, useMe } from '../../../app/session.ts';
import { Button, ButtonLink } from '../../../design/button.tsx';
import { Facts } from '../../../design/facts.tsx';
import { Row, Sheet, Split, Stack } from '../../../design/layout.tsx';
import { PageHeader } from '../../../design/page.tsx';
import { LanguageSwitch, ThemeChoice } from '../../../design/switches.tsx';
import { fullName } from '../../../i18n/names.ts';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { ProfileForm } from './profile-form.tsx';
import { Sessions } from './sessions.tsx';
import { useProfile } from './use-profile.ts';

export function Profile() {
  const { t } = useWords('profile');
  const { user, school } = useMe();
  const { save } = useProfile();
  return (
    <>
      <PageHeader
        title={t('title')}
        note={fullName(user)}
        tools={
          <Button icon={IconLogout} onClick={signOut}>
            {t('common:nav.signOut')}
          </Button>
        }
      />
      <Split>
        <Stack gap={6}>
          <Sheet title={t('mine')}>
            <ProfileForm />
          </Sheet>
          <Sheet title={t('sessions')} flush>
            <Sessions />
          </Sheet>
        </Stack>
        <Stack gap={6}>
          <Sheet>
            <Facts
              facts={[
                [t('school'), school?.name ?? '–'],
                [t('common:field.role'), t(`common:role.${user.role}`)],
                ...(formatSeat(user) ? [[t('seat'), formatSeat(user)] as const] : []),
                [t('common:field.loginId'), user.loginId],
              ]}
            />
          </Sheet>
          <Sheet title={t('display')}>
            <Stack gap={4}>
              <Row wrap gap={2}>
                <LanguageSwitch onSwitched={(language) => save.mutate({ language })} />
              </Row>
              <Row wrap gap={2}>
                <ThemeChoice />
              </Row>
            </Stack>
          </Sheet>
          <Sheet title={t('common:field.password')}>
            <ButtonLink to="/change-password" icon={IconPassword}>
              {t('changePassword')}
            </ButtonLink>
          </Sheet>
        </Stack>
      </Split>
    </>
  );
}
