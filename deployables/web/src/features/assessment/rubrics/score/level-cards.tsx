import type { RubricCriterion } from '#contracts/assessment/rubrics.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './level-cards.module.css';

type Props = {
  criterion: RubricCriterion;
  value: string | undefined;
  disabled: boolean;
  missing: boolean;
  onChange: (level: string) => void;
};

/** The levels of a criterion as cards to tap, best first. */
export function LevelCards({ criterion, value, disabled, missing, onChange }: Props) {
  const { t } = useWords('rubrics');
  return (
    <fieldset className={s.levels} id={`criterion-${criterion.id}`} disabled={disabled}>
      <legend>
        <b>{criterion.name}</b>
        {criterion.description && <small>{criterion.description}</small>}
        {missing && <em>{t('chooseLevel')}</em>}
      </legend>
      {criterion.levels.map((level) => (
        <label key={level.id} className={s.card}>
          <input type="radio" name={criterion.id} checked={value === level.id} onChange={() => onChange(level.id)} />
          <span className={s.name}>{level.name}</span>
          <span className={s.words}>{level.criterion}</span>
        </label>
      ))}
    </fieldset>
  );
}
