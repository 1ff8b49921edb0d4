import { useState } from 'react';
import type { Tolerance } from '#contracts/assessment/quiz-items.ts';
import { SelectField, TextField } from '../../../../../design/field.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import s from './forms.module.css';

type Key = { answer: number | null; tolerance: Tolerance; unit: string };

/** Half or full width, with point or comma; nothing else is a number. */
const read = (text: string): number | undefined => {
  const plain = text.normalize('NFKC').trim().replace(',', '.').replace('−', '-');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const number = Number(plain);
  return Math.abs(number) <= 1e15 ? number : undefined;
};

function Decimal({
  label,
  value,
  least,
  onNumber,
}: {
  label: string;
  value: number | null;
  least?: number;
  onNumber: (number: number | null) => void;
}) {
  const { t } = useWords('quizzes');
  const [typed, setTyped] = useState<string>();
  const number = typed === undefined ? undefined : read(typed);
  const wrong = typed !== undefined && typed.trim() !== '' && (number === undefined || number < (least ?? -1e15));
  return (
    <TextField
      label={label}
      inputMode="decimal"
      value={typed ?? (value === null ? '' : String(value))}
      error={wrong ? t('item.notANumber') : undefined}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = read(target.value);
        if (target.value.trim() === '') onNumber(null);
        else if (next !== undefined && next >= (least ?? -1e15)) onNumber(next);
      }}
      onBlur={() => wrong || setTyped(undefined)}
    />
  );
}

/** The number that is right, and how far from it still counts. */
export function NumberForm({
  answer,
  tolerance,
  unit,
  onChange,
}: Key & { onChange: (fields: Partial<Key>, tag?: string) => void }) {
  const { t } = useWords('quizzes');
  return (
    <div className={s.numbers}>
      <Decimal label={t('item.rightAnswer')} value={answer} onNumber={(next) => onChange({ answer: next }, 'answer')} />
      <TextField
        label={t('item.unit')}
        optional
        maxLength={20}
        value={unit}
        onChange={({ target }) => onChange({ unit: target.value }, 'unit')}
      />
      <Decimal
        label={t('item.tolerance')}
        value={tolerance.value}
        least={0}
        onNumber={(value) => onChange({ tolerance: { ...tolerance, value: value ?? 0 } }, 'tolerance')}
      />
      <SelectField
        label={t('item.toleranceKind')}
        value={tolerance.kind}
        onChange={({ target }) =>
          onChange({ tolerance: { ...tolerance, kind: target.value === 'percent' ? 'percent' : 'absolute' } })
        }
      >
        <option value="absolute">{t('item.absolute')}</option>
        <option value="percent">{t('item.percent')}</option>
      </SelectField>
    </div>
  );
}
