import { IconForms, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import type { ClozeGap, QuizItem } from '#contracts/assessment/quiz-items.ts';
import { Button, IconButton } from '../../../../../design/button.tsx';
import { SelectField } from '../../../../../design/field.tsx';
import { Aside, Stack } from '../../../../../design/layout.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import { ChoicesForm } from './choices-form.tsx';
import s from './forms.module.css';
import type { Line } from './lines.tsx';
import { NumberForm } from './number-form.tsx';
import { TextKeyForm } from './text-key-form.tsx';

type Item = Extract<QuizItem, { type: 'cloze' }>;
type Props = { item: Item; fixed: boolean; onChange: (fields: Partial<Item>, tag?: string) => void };
const KINDS = ['text', 'choice', 'number'] as const;

/** The next free short id: `[[1]]` is easier to move about in a text than a long one. */
function freeId(gaps: readonly ClozeGap[], text: string): string {
  let number = gaps.length + 1;
  while (gaps.some(({ id }) => id === String(number)) || text.includes(`[[${number}]]`)) number += 1;
  return String(number);
}
const asKind = (gap: ClozeGap, kind: ClozeGap['kind']): ClozeGap => {
  if (gap.kind === kind) return gap;
  const words = gap.kind === 'text' ? gap.accepted : gap.kind === 'choice' ? gap.choices.map(({ text }) => text) : [];
  if (kind === 'text') return { id: gap.id, kind, accepted: words.slice(0, 1), exact: false };
  if (kind === 'number') return { id: gap.id, kind, answer: null, tolerance: { kind: 'absolute', value: 0 }, unit: '' };
  const choices: Line[] = [0, 1, 2].map((at) => ({ id: `${gap.id}-${at + 1}`, text: words[at] ?? '' }));
  return { id: gap.id, kind, choices, answer: words[0] ? (choices[0]?.id ?? null) : null };
};

/** A text whose marked words become gaps, and below what is right in each. */
export function ClozeForm({ item, fixed, onChange }: Props) {
  const { t } = useWords('quizzes');
  const field = useRef<HTMLTextAreaElement>(null);
  const { text, gaps } = item;
  const setGap = (id: string, change: (gap: ClozeGap) => ClozeGap, tag?: string) =>
    onChange({ gaps: gaps.map((gap) => (gap.id === id ? change(gap) : gap)) }, tag && `${id}.${tag}`);
  const makeGap = () => {
    const area = field.current;
    if (!area) return;
    const [from, to] = [area.selectionStart, area.selectionEnd];
    const word = text.slice(from, to).trim();
    const id = freeId(gaps, text);
    const mark = `[[${id}]]`;
    onChange({
      text: `${text.slice(0, from)}${mark}${text.slice(to)}`,
      gaps: [...gaps, { id, kind: 'text', accepted: word ? [word] : [], exact: false }],
    });
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(from + mark.length, from + mark.length);
    });
  };
  const removeGap = (gap: ClozeGap) =>
    onChange({
      text: text.replace(`[[${gap.id}]]`, gap.kind === 'text' ? (gap.accepted[0] ?? '') : ''),
      gaps: gaps.filter(({ id }) => id !== gap.id),
    });
  return (
    <Stack gap={3}>
      <label className={s.clozeText}>
        <span>{t('item.clozeText')}</span>
        <textarea
          ref={field}
          rows={5}
          maxLength={5000}
          value={text}
          onChange={({ target }) => onChange({ text: target.value }, 'text')}
        />
      </label>
      {!fixed && (
        <div>
          <Button size="small" kind="soft" icon={IconForms} disabled={gaps.length >= 20} onClick={makeGap}>
            {t('item.makeGap')}
          </Button>
          <Aside small>{t('item.makeGapHint')}</Aside>
        </div>
      )}
      {gaps.map((gap) => (
        <fieldset key={gap.id} className={s.gap}>
          <legend>
            {t('item.gap', { id: `[[${gap.id}]]` })}
            {!text.includes(`[[${gap.id}]]`) && ` ${t('item.gapLost')}`}
          </legend>
          <div className={s.gapHead}>
            <SelectField
              label={t('item.gapKind')}
              value={gap.kind}
              disabled={fixed}
              onChange={({ target }) =>
                setGap(gap.id, (before) => asKind(before, KINDS.find((kind) => kind === target.value) ?? 'text'))
              }
            >
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`item.gapKind.${kind}`)}
                </option>
              ))}
            </SelectField>
            {!fixed && (
              <IconButton icon={IconX} label={t('item.gapRemove', { id: gap.id })} onClick={() => removeGap(gap)} />
            )}
          </div>
          {gap.kind === 'text' && (
            <TextKeyForm
              {...gap}
              onChange={(fields, tag) => setGap(gap.id, (before) => ({ ...before, ...fields }) as ClozeGap, tag)}
            />
          )}
          {gap.kind === 'number' && (
            <NumberForm
              {...gap}
              onChange={(fields, tag) => setGap(gap.id, (before) => ({ ...before, ...fields }) as ClozeGap, tag)}
            />
          )}
          {gap.kind === 'choice' && (
            <ChoicesForm
              choices={gap.choices}
              right={gap.answer ? [gap.answer] : []}
              fixed={fixed}
              onChange={(choices, tag) => setGap(gap.id, (before) => ({ ...before, choices }) as ClozeGap, tag)}
              onRight={([answer]) => setGap(gap.id, (before) => ({ ...before, answer: answer ?? null }) as ClozeGap)}
            />
          )}
        </fieldset>
      ))}
    </Stack>
  );
}
