import { IconPlus, IconX } from '@tabler/icons-react';
import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import { randomId } from '../../../../../api/random-id.ts';
import { Button, IconButton } from '../../../../../design/button.tsx';
import { Stack } from '../../../../../design/layout.tsx';
import { useWords } from '../../../../../i18n/use-words.ts';
import s from './forms.module.css';
import { Lines } from './lines.tsx';

type Item = Extract<QuizItem, { type: 'matching' }>;
type Props = { item: Item; fixed: boolean; onChange: (fields: Partial<Item>, tag?: string) => void };

/** Pairs that belong together, and partners that belong to nobody. */
export function MatchingForm({ item, fixed, onChange }: Props) {
  const { t } = useWords('quizzes');
  const { lefts, rights } = item;
  const distractors = rights.filter(({ id }) => !lefts.some(({ match }) => match === id));
  const setRight = (id: string, text: string) =>
    onChange({ rights: rights.map((right) => (right.id === id ? { ...right, text } : right)) }, id);
  const setLeft = (id: string, text: string) =>
    onChange({ lefts: lefts.map((left) => (left.id === id ? { ...left, text } : left)) }, id);
  const addPair = () => {
    const right = { id: randomId(), text: '' };
    onChange({ lefts: [...lefts, { id: randomId(), text: '', match: right.id }], rights: [...rights, right] });
  };
  const removePair = (id: string) => {
    const rest = lefts.filter((left) => left.id !== id);
    const match = lefts.find((left) => left.id === id)?.match;
    const shared = rest.some((left) => left.match === match);
    onChange({ lefts: rest, rights: shared ? rights : rights.filter((right) => right.id !== match) });
  };
  return (
    <Stack gap={3}>
      <fieldset className={s.lines}>
        <legend>{t('item.pairs')}</legend>
        <ul>
          {lefts.map((left, index) => (
            <li key={left.id} className={s.pair}>
              <input
                aria-label={t('item.left', { number: index + 1 })}
                maxLength={500}
                value={left.text}
                onChange={({ target }) => setLeft(left.id, target.value)}
              />
              {fixed ? (
                <select
                  aria-label={t('item.partner', { number: index + 1 })}
                  value={left.match ?? ''}
                  onChange={({ target }) =>
                    onChange({
                      lefts: lefts.map((one) => (one.id === left.id ? { ...one, match: target.value || null } : one)),
                    })
                  }
                >
                  <option value="">–</option>
                  {rights.map((right) => (
                    <option key={right.id} value={right.id}>
                      {right.text}
                    </option>
                  ))}
                </select>
              ) : (
                <input
                  aria-label={t('item.partner', { number: index + 1 })}
                  maxLength={500}
                  value={rights.find(({ id }) => id === left.match)?.text ?? ''}
                  onChange={({ target }) => left.match && setRight(left.match, target.value)}
                />
              )}
              {!fixed && (
                <IconButton
                  size="small"
                  icon={IconX}
                  label={t('item.pairRemove', { number: index + 1 })}
                  disabled={lefts.length <= 2}
                  onClick={() => removePair(left.id)}
                />
              )}
            </li>
          ))}
        </ul>
        {!fixed && (
          <Button size="small" kind="quiet" icon={IconPlus} disabled={lefts.length >= 20} onClick={addPair}>
            {t('item.addPair')}
          </Button>
        )}
      </fieldset>
      {(distractors.length > 0 || !fixed) && (
        <Lines
          label={t('item.distractors')}
          lines={distractors}
          least={0}
          most={10}
          fixed={fixed}
          add={t('item.addDistractor')}
          onChange={(next, tag) =>
            onChange({ rights: [...rights.filter((right) => !distractors.includes(right)), ...next] }, tag)
          }
        />
      )}
    </Stack>
  );
}
