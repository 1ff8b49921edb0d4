import { useWords } from '../../../i18n/use-words.ts';
import s from './scale.module.css';

const STEPS = [1, 2, 3, 4, 5] as const;

/** How true a statement is of oneself: five places between two ends, each with its own words for those who listen. */
export function Scale({
  name,
  value,
  onChange,
}: {
  name: string;
  value: number | undefined;
  onChange: (value: number) => void;
}) {
  const { t } = useWords('surveys');
  return (
    <div className={s.scale}>
      <span className={s.end} aria-hidden>
        {t('disagree')}
      </span>
      <span className={s.steps}>
        {STEPS.map((step) => (
          <label key={step} className={s.step} data-step={step} title={t(`scale.${step}`)}>
            <input
              type="radio"
              name={name}
              checked={value === step}
              onChange={() => onChange(step)}
              aria-label={t(`scale.${step}`)}
            />
            <span aria-hidden />
          </label>
        ))}
      </span>
      <span className={s.end} aria-hidden>
        {t('agree')}
      </span>
      <span className={s.chosen} aria-hidden>
        {STEPS.map((step) => step === value && t(`scale.${step}`))}
      </span>
    </div>
  );
}
