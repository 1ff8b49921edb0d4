import { useId } from 'react';
import { Stack } from '../../../../../design/layout.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import s from './forms.module.css';
import { type Line, Lines } from './lines.tsx';
import { ScoringChoice } from './scoring.tsx';

type Props = {
  choices: readonly Line[];
  right: readonly string[];
  many?: boolean;
  fixed: boolean;
  scoring?: 'partial' | 'whole';
  onScoring?: (scoring: 'partial' | 'whole') => void;
  onChange: (choices: Line[], tag?: string) => void;
  onRight: (right: readonly string[]) => void;
};

/** Choices, and before each whether it is right. */
export function ChoicesForm({ choices, right, many, fixed, scoring, onScoring, onChange, onRight }: Props) {
  const { t } = useWords('quizzes');
  const name = useId();
  const toggle = (id: string) => {
    if (!many) return onRight([id]);
    onRight(right.includes(id) ? right.filter((one) => one !== id) : [...right, id]);
  };
  return (
    <Stack gap={3}>
      <Lines
        label={t(many ? 'item.choicesMany' : 'item.choices')}
        lines={choices}
        least={2}
        most={20}
        fixed={fixed}
        add={t('item.addChoice')}
        before={(line, index) => (
          <label className={s.right} title={t('item.right')}>
            <input
              type={many ? 'checkbox' : 'radio'}
              name={name}
              checked={right.includes(line.id)}
              onChange={() => toggle(line.id)}
              aria-label={t('item.rightOne', { number: index + 1 })}
            />
          </label>
        )}
        onChange={(next, tag) => {
          onChange(next, tag);
          const gone = right.filter((id) => !next.some((one) => one.id === id));
          if (gone.length) onRight(right.filter((id) => !gone.includes(id)));
        }}
      />
      {scoring && onScoring && <ScoringChoice value={scoring} rule="multiple" onChange={onScoring} />}
    </Stack>
  );
}
