import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import { Aside, Stack } from '../../../../../design/layout.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import { Lines } from './lines.tsx';
import { ScoringChoice } from './scoring.tsx';

type Item = Extract<QuizItem, { type: 'ordering' }>;
type Props = { item: Item; fixed: boolean; onChange: (fields: Partial<Item>, tag?: string) => void };

/** The entries in their right order; pupils get them shuffled. */
export function OrderingForm({ item, fixed, onChange }: Props) {
  const { t } = useWords('quizzes');
  return (
    <Stack gap={3}>
      <Aside small>{t('item.orderingHint')}</Aside>
      <Lines
        label={t('item.entries')}
        lines={item.entries}
        least={2}
        most={20}
        fixed={fixed}
        add={t('item.addEntry')}
        onChange={(entries, tag) => onChange({ entries }, tag)}
      />
      <ScoringChoice value={item.scoring} rule="ordering" onChange={(scoring) => onChange({ scoring })} />
    </Stack>
  );
}
