import { useWords } from '../../../i18n/use-words.ts';
import { CellMark } from './cell-mark.tsx';
import s from './milestones.module.css';

/** What the marks of the overview mean. */
export function Legend() {
  const { t } = useWords('milestones');
  return (
    <p className={s.legend}>
      {(['none', 'begun', 'waiting', 'again', 'reviewed', 'overdue'] as const).map((mark) => (
        <span key={mark}>
          <CellMark mark={mark} verdict="3" />
          {t(`mark.${mark}`)}
        </span>
      ))}
    </p>
  );
}
