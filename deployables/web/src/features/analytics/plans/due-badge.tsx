import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import { Badge } from '../../../design/badge.tsx';
import { today } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';

const MS = 24 * 60 * 60 * 1000;
/** From today to a calendar day; negative when it has passed. */
export const daysTo = (day: string): number => Math.round((Date.parse(day) - Date.parse(today())) / MS);

/** How near a day is, in word and mark: overdue, today, soon, or how many days are left. `soon` is in days. */
export function DueBadge({ day, soon = 3 }: { day: string; soon?: number }) {
  const { t } = useWords('plans');
  const days = daysTo(day);
  if (days < 0)
    return (
      <Badge tone="late" icon={IconAlertTriangle}>
        {t('overdue', { count: -days })}
      </Badge>
    );
  if (days > soon) return <span>{t('daysLeft', { count: days })}</span>;
  return (
    <Badge tone="soon" icon={IconClock}>
      {days === 0 ? t('today') : t('daysLeft', { count: days })}
    </Badge>
  );
}
