import { IconClock } from '@tabler/icons-react';
import { Badge } from '../../../design/badge.tsx';
import { formatTime } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

/** Numbers that wait for news of another part say for when they are right. */
export function AsOf({ at }: { at: string | null | undefined }) {
  const { t } = useWords('work');
  if (!at) return null;
  return (
    <Badge tone="soon" icon={IconClock}>
      {t('asOf', { at: formatTime(at) })}
    </Badge>
  );
}
