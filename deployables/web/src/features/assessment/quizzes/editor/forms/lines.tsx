import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import { randomId } from '../../../../../api/random-id.ts';
import { Button, IconButton } from '../../../../../design/button.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import s from './forms.module.css';

export type Line = { id: string; text: string };
type Props = {
  label: string;
  lines: readonly Line[];
  least: number;
  most: number;
  fixed: boolean;
  add: string;
  /** Stands before a line, e.g. the mark of the right one. */
  before?: (line: Line, index: number) => ReactNode;
  onChange: (lines: Line[], tag?: string) => void;
};

/** Lines of text one adds to, removes and moves; Enter goes on to the next. */
export function Lines({ label, lines, least, most, fixed, add, before, onChange }: Props) {
  const { t } = useWords('quizzes');
  const list = useRef<HTMLUListElement>(null);
  const focus = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('input[data-line]')[index]?.focus());
  const addLine = () => {
    onChange([...lines, { id: randomId(), text: '' }]);
    focus(lines.length);
  };
  const swap = (index: number, by: 1 | -1) => {
    const next = [...lines];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    onChange(next);
    focus(index + by);
  };
  return (
    <fieldset className={s.lines}>
      <legend>{label}</legend>
      <ul ref={list}>
        {lines.map((line, index) => (
          <li key={line.id}>
            {before?.(line, index)}
            <input
              data-line
              aria-label={t('item.line', { label, number: index + 1 })}
              maxLength={500}
              value={line.text}
              onChange={({ target }) =>
                onChange(
                  lines.map((one) => (one.id === line.id ? { ...one, text: target.value } : one)),
                  line.id,
                )
              }
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                if (index < lines.length - 1) focus(index + 1);
                else if (!fixed && lines.length < most) addLine();
              }}
            />
            {!fixed && (
              <span className={s.lineTools}>
                <IconButton
                  size="small"
                  icon={IconArrowUp}
                  label={t('item.lineUp', { number: index + 1 })}
                  disabled={index === 0}
                  onClick={() => swap(index, -1)}
                />
                <IconButton
                  size="small"
                  icon={IconArrowDown}
                  label={t('item.lineDown', { number: index + 1 })}
                  disabled={index === lines.length - 1}
                  onClick={() => swap(index, 1)}
                />
                <IconButton
                  size="small"
                  icon={IconX}
                  label={t('item.lineRemove', { number: index + 1 })}
                  disabled={lines.length <= least}
                  onClick={() => onChange(lines.filter(({ id }) => id !== line.id))}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
      {!fixed && (
        <Button size="small" kind="quiet" icon={IconPlus} disabled={lines.length >= most} onClick={addLine}>
          {add}
        </Button>
      )}
    </fieldset>
  );
}
