import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconLock,
  IconMail,
  IconPlayerPause,
} from '@tabler/icons-react';
import type { PersonView, UserStatus } from '#contracts/user/people.ts';
import { Badge, type Tone } from '../../../design/badge.tsx';
import { Row } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const LOOK: Record<UserStatus, { tone: Tone; icon: typeof IconClock }> = {
  registered: { tone: 'quiet', icon: IconMail },
  confirmed: { tone: 'soon', icon: IconClock },
  active: { tone: 'ok', icon: IconCircleCheck },
  suspended: { tone: 'late', icon: IconPlayerPause },
  rejected: { tone: 'quiet', icon: IconAlertTriangle },
};

export const isLocked = ({ lockedUntil }: PersonView): boolean =>
  lockedUntil !== null && Date.parse(lockedUntil) > Date.now();

export function PersonBadges({ person }: { person: PersonView }) {
  const { t } = useWords('people');
  const { tone, icon } = LOOK[person.status];
  return (
    <Row gap={1} wrap>
      <Badge tone={tone} icon={icon}>
        {t(`common:status.${person.status}`)}
      </Badge>
      {isLocked(person) && (
        <Badge tone="late" icon={IconLock}>
          {t('locked')}
        </Badge>
      )}
    </Row>
  );
}
