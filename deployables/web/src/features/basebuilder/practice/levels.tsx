import { useWords } from '../../../i18n/use-words.ts';
import s from './session.module.css';

const STEPS = [1, 2, 3, 4, 5];

/** How well a word is known, 0–5. */
export function Levels({ level }: { level: number }) {
  const { t } = useWords('practice');
  return (
    <span className={s.levels} role="img" aria-label={t('level', { level })}>
      {STEPS.map((step) => (
        <i key={step} data-on={step <= level || undefined} />
      ))}
    </span>
  );
}
