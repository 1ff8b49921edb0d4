import { IconArrowRight } from '@tabler/icons-react';
import { Icon } from '../../../../design/icon.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { ItemSelect } from './item-select.tsx';
import s from './items.module.css';

type Option = { id: string; text: string };
type Props = {
  lefts: readonly Option[];
  rights: readonly Option[];
  pairs: Readonly<Record<string, string>>;
  readOnly?: boolean;
  onPairs: (pairs: Record<string, string>) => void;
};

/** Every line gets its partner from a list. */
export function Matching({ lefts, rights, pairs, readOnly, onPairs }: Props) {
  const { t } = useWords('quizzes');
  const set = (left: string, right: string) => {
    const { [left]: _before, ...others } = pairs;
    onPairs(right ? { ...others, [left]: right } : others);
  };
  return (
    <ul className={s.matching}>
      {lefts.map((left) => (
        <li key={left.id}>
          <span className={s.words}>{left.text}</span>
          <Icon of={IconArrowRight} size={18} />
          <ItemSelect
            label={t('take.partnerOf', { name: left.text })}
            value={pairs[left.id] ?? ''}
            options={rights}
            disabled={readOnly}
            onChange={(right) => set(left.id, right)}
          />
        </li>
      ))}
    </ul>
  );
}
