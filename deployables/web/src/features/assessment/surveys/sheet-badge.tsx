import { IconCheck, IconPencil } from '@tabler/icons-react';
import type { SheetState } from '#contracts/assessment/surveys.ts';
import { Badge } from '../../../design/badge.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const LOOK = {
  new: { tone: 'quiet' },
  draft: { tone: 'soon', icon: IconPencil },
  answered: { tone: 'ok', icon: IconCheck },
  changing: { tone: 'info', icon: IconPencil },
} as const;

export function SheetBadge({ state }: { state: SheetState }) {
  const { t } = useWords('surveys');
  return <Badge {...LOOK[state]}>{t(`state.${state}`)}</Badge>;
}
