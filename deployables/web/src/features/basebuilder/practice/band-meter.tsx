import type { Band } from '#contracts/basebuilder/practice-views.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './start.module.css';

/** Proficiency in per cent, with its band in a word. */
export function BandMeter({ percent, band }: { percent: number; band: Band }) {
  const { t } = useWords('practice');
  return (
    <span className={s.meter}>
      <span aria-hidden>
        <i data-band={band} style={{ width: `${percent}%` }} />
      </span>
      <b>{percent}%</b>
      <small>{t(`setBand.${band}`)}</small>
    </span>
  );
}
