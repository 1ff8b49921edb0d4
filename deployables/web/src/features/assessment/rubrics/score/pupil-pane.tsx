import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import type { MatrixRow } from '#contracts/assessment/rubric-scores.ts';
import type { RubricCriterion, RubricDocument } from '#contracts/assessment/rubrics.ts';
import { IconButton } from '../../../../design/button.tsx';
import { TextAreaField } from '../../../../design/field.tsx';
import { PersonName } from '../../../../design/person.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { levelOf } from '../ranks.ts';
import s from './matrix.module.css';
import type { ScoresWork } from './use-scores.ts';

type Props = {
  row: MatrixRow;
  rubric: RubricDocument;
  work: ScoresWork;
  index: number;
  total: number;
  onStep: (by: 1 | -1) => void;
};

/** The pupil of the current row: what the levels mean, and the teacher's words. */
export function PupilPane({ row: { student }, rubric, work, index, total, onStep }: Props) {
  const { t } = useWords('rubrics');
  const { levels, comments, overall } = work.scoresOf(student.id);
  return (
    <section className={s.pane} aria-label={t('scoring', { name: fullName(student) })}>
      <header className={s.paneHead}>
        <PersonName person={student} />
        <small>
          {index + 1} / {total}
        </small>
        <IconButton
          size="small"
          icon={IconChevronUp}
          label={t('previous')}
          disabled={index === 0}
          onClick={() => onStep(-1)}
        />
        <IconButton
          size="small"
          icon={IconChevronDown}
          label={t('next')}
          disabled={index + 1 >= total}
          onClick={() => onStep(1)}
        />
      </header>
      <div className={s.paneBody}>
        {rubric.criteria.map((criterion) => (
          <Criterion
            key={criterion.id}
            criterion={criterion}
            level={levels[criterion.id]}
            comment={comments[criterion.id] ?? ''}
            onLevel={(level) => work.setLevel(student.id, criterion.id, level)}
            onComment={(comment) => work.setComment(student.id, criterion.id, comment)}
          />
        ))}
        <div className={s.voice}>
          <TextAreaField
            label={t('overall')}
            rows={3}
            maxLength={4000}
            value={overall}
            onChange={({ target }) => work.setOverall(student.id, target.value)}
          />
        </div>
      </div>
    </section>
  );
}

type CriterionProps = {
  criterion: RubricCriterion;
  level: string | undefined;
  comment: string;
  onLevel: (level: string) => void;
  onComment: (comment: string) => void;
};
function Criterion({ criterion, level, comment, onLevel, onComment }: CriterionProps) {
  const { t } = useWords('rubrics');
  return (
    <fieldset className={s.criterion}>
      <legend>{criterion.name}</legend>
      <div className={s.segments}>
        {criterion.levels.toReversed().map((one, at) => (
          <button
            key={one.id}
            type="button"
            aria-pressed={one.id === level}
            title={one.criterion}
            onClick={() => onLevel(one.id)}
          >
            <small aria-hidden>{at + 1}</small>
            {one.name}
          </button>
        ))}
      </div>
      <p className={s.means}>{levelOf(criterion, level)?.criterion ?? criterion.description}</p>
      <div className={s.voice}>
        <TextAreaField
          label={t('commentOn', { name: criterion.name })}
          rows={1}
          maxLength={1000}
          value={comment}
          onChange={({ target }) => onComment(target.value)}
        />
      </div>
    </fieldset>
  );
}
