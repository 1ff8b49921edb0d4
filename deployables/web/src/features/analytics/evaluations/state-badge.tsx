import { IconCheck, IconEye, IconPencil, IconRobot } from '@tabler/icons-react';
import type { EvaluationView } from '#contracts/analytics/evaluations.ts';
import { Badge } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';

/** How an evaluation stands; what is still AI's words is drawn in pencil. */
export function StateBadge({ evaluation }: { evaluation: EvaluationView | null }) {
  const { t } = useWords('evaluations');
  if (!evaluation) return <Badge>{t('state.none')}</Badge>;
  const { state, origin } = evaluation;
  if (state === 'draft' && origin === 'ai')
    return (
      <span className={s.pencil}>
        <Badge icon={IconRobot}>
          {t('aiMark')} {t('state.draft')}
        </Badge>
      </span>
    );
  if (state === 'published')
    return (
      <Badge tone="ok" icon={IconEye}>
        {t('state.published')}
      </Badge>
    );
  if (state === 'confirmed')
    return (
      <Badge tone="teacher" icon={IconCheck}>
        {t('state.confirmed')}
      </Badge>
    );
  return <Badge icon={IconPencil}>{t(`state.${state}`)}</Badge>;
}
