import { IconEye, IconEyeOff, IconPencil } from '@tabler/icons-react';
import type { CurriculumState } from '#contracts/content/curricula.ts';
import { Badge } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const LOOK = {
  draft: { tone: 'quiet', icon: IconPencil },
  published: { tone: 'ok', icon: IconEye },
  withdrawn: { tone: 'soon', icon: IconEyeOff },
} as const;

/** Whether pupils see it, and whether all of it. */
export function StateBadge({ state, ahead }: { state: CurriculumState; ahead: boolean }) {
  const { t } = useWords('curricula');
  return (
    <>
      <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>
      {state === 'published' && ahead && (
        <Badge tone="soon" icon={IconPencil}>
          {t('ahead')}
        </Badge>
      )}
    </>
  );
}
