import { useId } from 'react';
import { useWords } from '../../../../i18n/use-words.ts';
import { lengthOf } from './answered.ts';
import s from './items.module.css';

type Props = {
  label: string;
  text: string;
  unit: 'characters' | 'words';
  least: number | null;
  most: number | null;
  readOnly?: boolean;
  onText: (text: string) => void;
};

/** Room to write, with how long it is so far and how long it should be. */
export function LongText({ label, text, unit, least, most, readOnly, onText }: Props) {
  const { t } = useWords('quizzes');
  const about = useId();
  const length = lengthOf(text, unit);
  const over = most !== null && length > most;
  const wanted = least !== null || most !== null;
  if (readOnly)
    return (
      <div>
        <p className={s.written}>{text}</p>
        <p className={s.count}>{t(`take.length.${unit}`, { count: length })}</p>
      </div>
    );
  return (
    <div>
      <textarea
        className={s.long}
        aria-label={label}
        aria-describedby={about}
        aria-invalid={over || undefined}
        rows={8}
        maxLength={20_000}
        value={text}
        onChange={(event) => onText(event.target.value)}
      />
      <p id={about} className={s.count} data-over={over || undefined}>
        {t(`take.length.${unit}`, { count: length })}
        {wanted &&
          `・${t(`take.wanted.${least === null ? 'most' : most === null ? 'least' : 'both'}`, { least, most })}`}
        {over && `・${t('take.tooLong')}`}
      </p>
    </div>
  );
}
