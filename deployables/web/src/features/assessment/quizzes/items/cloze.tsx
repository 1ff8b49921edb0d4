import type { PaperItem } from '#contracts/assessment/attempts.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { ItemSelect } from './item-select.tsx';
import s from './items.module.css';

type Gap = Extract<PaperItem, { type: 'cloze' }>['gaps'][number];
type Props = {
  text: string;
  gaps: readonly Gap[];
  filled: Readonly<Record<string, string>>;
  readOnly?: boolean;
  onFilled: (filled: Record<string, string>) => void;
};

/** A text with places to fill; each is known by its number to who listens. */
export function Cloze({ text, gaps, filled, readOnly, onFilled }: Props) {
  const { t } = useWords('quizzes');
  const set = (id: string, words: string) => {
    const { [id]: _before, ...others } = filled;
    onFilled(words ? { ...others, [id]: words } : others);
  };
  return (
    <div className={s.cloze}>
      {text.split(/(\[\[[\w-]+\]\])/).map((part, at) => {
        const id = part.match(/^\[\[([\w-]+)\]\]$/)?.[1];
        const index = gaps.findIndex((gap) => gap.id === id);
        const gap = gaps[index];
        // Pieces of one text: their place is their identity.
        // biome-ignore lint/suspicious/noArrayIndexKey: static list
        if (!gap) return <span key={at}>{part}</span>;
        const label = t('take.gap', { number: index + 1 });
        const value = filled[gap.id] ?? '';
        return gap.kind === 'choice' ? (
          <ItemSelect
            key={gap.id}
            inline
            label={label}
            value={value}
            options={gap.choices}
            disabled={readOnly}
            onChange={(choice) => set(gap.id, choice)}
          />
        ) : (
          <span key={gap.id} className={s.gap}>
            <input
              aria-label={label}
              inputMode={gap.kind === 'number' ? 'decimal' : undefined}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={500}
              size={Math.max(8, [...value].length * 2)}
              value={value}
              readOnly={readOnly}
              onChange={(event) => set(gap.id, event.target.value)}
            />
            {gap.kind === 'number' && gap.unit}
          </span>
        );
      })}
    </div>
  );
}
