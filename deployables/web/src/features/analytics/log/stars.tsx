import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { Icon } from '../../../design/icon.tsx';
import { Hidden } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './log.module.css';

const ALL = [1, 2, 3, 4, 5] as const;

/** Stars a teacher has given. */
export function Stars({ value }: { value: number | null }) {
  const { t } = useWords('log');
  if (value === null) return null;
  return (
    <span className={s.stars}>
      <Hidden>{t('starsGiven', { count: value })}</Hidden>
      {ALL.map((star) => (
        <Icon key={star} of={star <= value ? IconStarFilled : IconStar} size={16} />
      ))}
    </span>
  );
}

/** The teacher's: pressed again, the stars are taken back. */
export function StarButtons({ value, onChange }: { value: number | null; onChange: (stars: number | null) => void }) {
  const { t } = useWords('log');
  return (
    <fieldset className={s.starButtons} aria-label={t('stars')}>
      {ALL.map((star) => (
        <button
          key={star}
          type="button"
          aria-label={t('giveStars', { count: star })}
          aria-pressed={value === star}
          onClick={() => onChange(value === star ? null : star)}
        >
          <Icon of={value !== null && star <= value ? IconStarFilled : IconStar} size={24} />
        </button>
      ))}
    </fieldset>
  );
}
