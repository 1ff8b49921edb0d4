import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import { Segmented } from '../../../../../design/choice.tsx';
import { TextAreaField, TextField } from '../../../../../design/field.tsx';
import { Stack } from '../../../../../design/layout.tsx';
import { NumberField } from '../../../../../design/number-field.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import s from './forms.module.css';

type Of<Type extends QuizItem['type']> = Extract<QuizItem, { type: Type }>;
type Props<Item> = { item: Item; onChange: (fields: Partial<Item>, tag?: string) => void };

function Model({ model, onModel }: { model: string; onModel: (model: string) => void }) {
  const { t } = useWords('quizzes');
  return (
    <TextAreaField
      label={t('item.model')}
      optional
      hint={t('item.modelHint')}
      rows={3}
      maxLength={5000}
      value={model}
      onChange={({ target }) => onModel(target.value)}
    />
  );
}

const count = (text: string): number | null => {
  const number = Number(text.normalize('NFKC').trim() || Number.NaN);
  return Number.isInteger(number) && number >= 0 && number <= 20_000 ? number : null;
};

export function LongForm({ item, onChange }: Props<Of<'long'>>) {
  const { t } = useWords('quizzes');
  return (
    <Stack gap={3}>
      <div className={s.numbers}>
        <div>
          <Segmented
            label={t('item.countedIn')}
            value={item.unit}
            options={[
              { value: 'characters', label: t('item.characters') },
              { value: 'words', label: t('item.words') },
            ]}
            onChange={(unit) => onChange({ unit })}
          />
        </div>
        <TextField
          label={t('item.least')}
          optional
          inputMode="numeric"
          value={item.least ?? ''}
          onChange={({ target }) => onChange({ least: count(target.value) }, 'least')}
        />
        <TextField
          label={t('item.most')}
          optional
          inputMode="numeric"
          value={item.most ?? ''}
          onChange={({ target }) => onChange({ most: count(target.value) || null }, 'most')}
        />
      </div>
      <Model model={item.model} onModel={(model) => onChange({ model }, 'model')} />
    </Stack>
  );
}

export function FileForm({ item, onChange }: Props<Of<'file'>>) {
  const { t } = useWords('quizzes');
  return (
    <Stack gap={3}>
      <NumberField
        label={t('item.files')}
        value={item.files}
        most={10}
        step={1}
        onChange={(files) => onChange({ files: Math.max(1, files) }, 'files')}
      />
      <Model model={item.model} onModel={(model) => onChange({ model }, 'model')} />
    </Stack>
  );
}
