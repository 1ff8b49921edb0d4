import { IconCheck, IconEye, IconLock, IconPencil, IconPlayerPlay } from '@tabler/icons-react';
import type { RubricState, ScoringState } from '#contracts/assessment/rubric-assessments.ts';
import { Badge } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const LOOK = {
  draft: ['quiet', IconPencil],
  open: ['info', IconPlayerPlay],
  closed: ['soon', IconLock],
  shown: ['ok', IconEye],
} as const;

/** Where an assessment stands. */
export function RubricStateBadge({ state }: { state: RubricState }) {
  const { t } = useWords('rubrics');
  const [tone, icon] = LOOK[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`state.${state}`)}
    </Badge>
  );
}

const TASK_LOOK = {
  new: ['quiet', undefined],
  draft: ['soon', IconPencil],
  done: ['ok', IconCheck],
  changing: ['soon', IconPencil],
} as const;

/** How far somebody is with one pupil. */
export function TaskBadge({ state }: { state: ScoringState }) {
  const { t } = useWords('rubrics');
  const [tone, icon] = TASK_LOOK[state];
  return (
    <Badge tone={tone} {...(icon ? { icon } : {})}>
      {t(`task.${state}`)}
    </Badge>
  );
}
