import { Segmented } from '../../../../../design/choice.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';

/** Which of the two is right. */
export function TrueFalseForm({ answer, onAnswer }: { answer: boolean | null; onAnswer: (answer: boolean) => void }) {
  const { t } = useWords('quizzes');
  return (
    <div>
      <Segmented
        label={t('item.rightAnswer')}
        value={answer === null ? 'none' : String(answer)}
        options={[
          { value: 'true', label: t('take.true') },
          { value: 'false', label: t('take.false') },
        ]}
        onChange={(value) => onAnswer(value === 'true')}
      />
    </div>
  );
}
