import { IconCheck, IconChevronRight, IconPencil, IconRefresh, IconSend } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { OwnMilestone } from '#contracts/analytics/milestones.ts';
import { Badge } from '../../../design/badge.tsx';
import { Icon } from '../../../design/icon.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { DueBadge } from '../plans/due-badge.tsx';
import s from './milestones.module.css';

type Standing = Pick<OwnMilestone, 'state' | 'begun' | 'late' | 'level' | 'grade'>;

/** How one's work stands, in word and mark. */
export function StandingBadges({ standing }: { standing: Standing }) {
  const { t } = useWords('milestones');
  const { state, begun, late } = standing;
  const verdict = standing.level ?? standing.grade;
  return (
    <>
      {state === 'open' && begun && (
        <Badge tone="soon" icon={IconPencil}>
          {t('state.begun')}
        </Badge>
      )}
      {state === 'submitted' && (
        <Badge tone="info" icon={IconSend}>
          {t('state.submitted')}
        </Badge>
      )}
      {state === 'changed' && (
        <Badge tone="soon" icon={IconRefresh}>
          {t('state.changed')}
        </Badge>
      )}
      {state === 'reviewed' && (
        <Badge tone="ok" icon={IconCheck}>
          {verdict ? t('verdict', { verdict }) : t('state.reviewed')}
        </Badge>
      )}
      {late && <Badge tone="late">{t('late')}</Badge>}
    </>
  );
}

/** One milestone of a pupil: what it is, how near it is, how one's work stands. */
export function MilestoneLine({ milestone, withClass }: { milestone: OwnMilestone; withClass?: boolean }) {
  return (
    <Link
      to="/classes/$id/milestones/$milestoneId"
      params={{ id: milestone.classId, milestoneId: milestone.id }}
      className={s.line}
    >
      <b>{milestone.title}</b>
      <Icon of={IconChevronRight} />
      <span className={s.facts}>
        {milestone.state === 'open' && <DueBadge day={milestone.dueDay} soon={7} />}
        <StandingBadges standing={milestone} />
        <span>{formatDayOfWeek(milestone.dueDay)}</span>
        {withClass && <span>{milestone.className}</span>}
      </span>
    </Link>
  );
}
