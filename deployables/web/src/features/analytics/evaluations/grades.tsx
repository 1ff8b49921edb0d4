import { useWords } from '../../../i18n/use-words.ts';
import s from './evaluations.module.css';

export const VIEWPOINTS = ['knowledge', 'thinking', 'attitude'] as const;
export type Viewpoint = (typeof VIEWPOINTS)[number];
export const GRADES = ['A', 'B', 'C'] as const;
export type Grade = (typeof GRADES)[number];
export type Grades = Record<Viewpoint, Grade | null>;

/** The three viewpoints with A, B, C or none; the one the keys act on is marked. */
export function GradeFields({
  values,
  current,
  onCurrent,
  onGrade,
}: {
  values: Grades;
  current: Viewpoint;
  onCurrent: (viewpoint: Viewpoint) => void;
  onGrade: (viewpoint: Viewpoint, grade: Grade | null) => void;
}) {
  const { t } = useWords('evaluations');
  return (
    <div className={s.grades}>
      {VIEWPOINTS.map((viewpoint) => (
        <fieldset key={viewpoint} className={s.grade} data-current={viewpoint === current || undefined}>
          <legend>{t(viewpoint)}</legend>
          <span>
            {GRADES.map((grade) => (
              <button
                key={grade}
                type="button"
                aria-pressed={values[viewpoint] === grade}
                onClick={() => {
                  onCurrent(viewpoint);
                  onGrade(viewpoint, values[viewpoint] === grade ? null : grade);
                }}
              >
                {grade}
              </button>
            ))}
          </span>
        </fieldset>
      ))}
    </div>
  );
}

/** The same to be read. */
export function GradeFacts({ values }: { values: Grades }) {
  const { t } = useWords('evaluations');
  return (
    <dl className={s.gradeFacts}>
      {VIEWPOINTS.map((viewpoint) => (
        <div key={viewpoint}>
          <dt>{t(viewpoint)}</dt>
          <dd>{values[viewpoint] ?? t('noGrade')}</dd>
        </div>
      ))}
    </dl>
  );
}
