import { Segmented } from '../../../../../design/choice.tsx';
import { Aside } from '../../../../../design/layout.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';

type Scoring = 'partial' | 'whole';
type Props = { value: Scoring; rule: 'multiple' | 'ordering'; onChange: (scoring: Scoring) => void };

/** Whether an answer that is partly right counts partly, and how. */
export function ScoringChoice({ value, rule, onChange }: Props) {
  const { t } = useWords('quizzes');
  return (
    <div>
      <Segmented
        label={t('item.scoring')}
        value={value}
        options={[
          { value: 'partial', label: t('item.partial') },
          { value: 'whole', label: t('item.whole') },
        ]}
        onChange={onChange}
      />
      <Aside small>{t(value === 'whole' ? 'item.wholeText' : `item.partialText.${rule}`)}</Aside>
    </div>
  );
}
