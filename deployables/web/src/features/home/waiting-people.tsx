import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ButtonLink } from '../../design/button.tsx';
import { Row } from '../../design/layout.tsx';
import { NoticeBox } from '../../design/states.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Pupils who cannot start before a teacher lets them in. */
export function WaitingPeople() {
  const { t } = useWords('home');
  const { data } = useQuery(api.user.counts.queryOptions({ input: {} }));
  if (!data?.waitingStudents) return null;
  return (
    <NoticeBox tone="soon" icon={IconUserCheck}>
      <Row wrap gap={3}>
        <p>{t('pupilsWait', { count: data.waitingStudents })}</p>
        <ButtonLink to="/approvals" size="small">
          {t('toApprovals')}
        </ButtonLink>
      </Row>
    </NoticeBox>
  );
}
