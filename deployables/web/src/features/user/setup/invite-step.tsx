import { IconArrowRight, IconUpload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { BigCode } from '../../../design/big-code.tsx';
import { ButtonLink } from '../../../design/button.tsx';
import { CopyButton } from '../../../design/copy-button.tsx';
import { Aside, Row, Sheet, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './setup.module.css';

/** Two ways in for everybody else: a list, or the school's code. */
export function InviteStep() {
  const { t } = useWords('setup');
  const { school } = useMe();
  const own = useQuery(api.academic.school.queryOptions({ input: { id: school?.id ?? '' }, enabled: school !== null }));
  const code = own.data?.code;
  return (
    <Stack gap={5}>
      <Sheet title={t('inviteList')}>
        <Stack gap={3}>
          <Aside>{t('inviteListText')}</Aside>
          <Row>
            <ButtonLink to="/people/imports/new" icon={IconUpload}>
              {t('inviteListGo')}
            </ButtonLink>
          </Row>
        </Stack>
      </Sheet>
      {code && (
        <Sheet title={t('inviteCode')}>
          <Stack gap={3}>
            <Aside>{t('inviteCodeText', { address: `${location.origin}/register` })}</Aside>
            <BigCode>{code}</BigCode>
            <Row end>
              <CopyButton text={code} />
            </Row>
          </Stack>
        </Sheet>
      )}
      <div className={s.foot}>
        <span />
        <ButtonLink to="/" kind="primary" size="big" icon={IconArrowRight} trailing>
          {t('finish')}
        </ButtonLink>
      </div>
    </Stack>
  );
}
