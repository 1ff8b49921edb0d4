import { useState } from 'react';
import { CheckField, TextAreaField } from '../../../../../design/field.tsx';
import { Stack } from '../../../../../design/layout.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';

type Key = { accepted: string[]; exact: boolean };
const read = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().slice(0, 500))
    .filter(Boolean)
    .slice(0, 20);

/** What counts as right, a line for each, and how strictly it is compared. */
export function TextKeyForm({
  accepted,
  exact,
  onChange,
}: Key & { onChange: (fields: Partial<Key>, tag?: string) => void }) {
  const { t } = useWords('quizzes');
  // Empty lines are part of typing, not of the key.
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && read(typed).join('\n') === accepted.join('\n') ? typed : accepted.join('\n');
  return (
    <Stack gap={2}>
      <TextAreaField
        label={t('item.accepted')}
        hint={t('item.acceptedHint')}
        rows={2}
        value={shown}
        onChange={({ target }) => {
          setTyped(target.value);
          onChange({ accepted: read(target.value) }, 'accepted');
        }}
      />
      <CheckField
        label={t('item.exact')}
        checked={exact}
        onChange={({ target }) => onChange({ exact: target.checked })}
      />
    </Stack>
  );
}
