import { IconArrowBackUp, IconCheck, IconClock, IconPencil, IconRubberStamp } from '@tabler/icons-react';
import type { ThemeState } from '#contracts/content/themes.ts';
import { Badge } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const LOOK = {
  draft: ['quiet', IconPencil],
  proposed: ['info', IconClock],
  approved: ['ok', IconRubberStamp],
  returned: ['teacher', IconArrowBackUp],
} as const;

/** Where a theme stands, and whether it is the chosen one. */
export function ThemeStateBadges({ state, selected }: { state: ThemeState; selected: boolean }) {
  const { t } = useWords('themes');
  const [tone, icon] = LOOK[state];
  return (
    <>
      {selected && (
        <Badge tone="ok" icon={IconCheck}>
          {t('selected')}
        </Badge>
      )}
      <Badge tone={tone} icon={icon}>
        {t(`state.${state}`)}
      </Badge>
    </>
  );
}
