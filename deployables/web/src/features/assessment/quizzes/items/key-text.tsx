import type { ReactNode } from 'react';
import type { AnswerKey, PaperItem } from '#contracts/assessment/attempts.ts';
import { Markdown } from '../../../../design/markdown.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { fieldsOf } from './answered.ts';
import s from './items.module.css';

type Option = { id: string; text: string };
const textOf = (options: readonly Option[], id: string | undefined): string =>
  options.find((option) => option.id === id)?.text ?? '';

/** What would have been right, in words. */
export function KeyText({ item, answer: key }: { item: PaperItem; answer: AnswerKey }) {
  const { t } = useWords('quizzes');
  const right = rightOf();
  if (!right) return null;
  return (
    <div className={s.right}>
      <b>{t(item.type === 'long' || item.type === 'file' ? 'mark.model' : 'mark.right')}</b>
      <div>{right}</div>
    </div>
  );

  function rightOf(): ReactNode {
    const { choice, choices, value, order, pairs, gaps, number } = fieldsOf(key.answer);
    const list = (texts: readonly string[]) => (
      <ul className={s.keys}>
        {texts.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    );
    switch (item.type) {
      case 'single':
        return textOf(item.choices, choice);
      case 'multiple':
        return list((choices ?? []).map((id) => textOf(item.choices, id)));
      case 'trueFalse':
        return value === undefined ? null : t(value ? 'take.true' : 'take.false');
      case 'text':
        return key.accepted.join(t('mark.or'));
      case 'number': {
        const { tolerance } = key;
        const near =
          tolerance && tolerance.value > 0 ? ` ±${tolerance.value}${tolerance.kind === 'percent' ? '%' : ''}` : '';
        return `${number ?? ''}${item.unit}${near}`;
      }
      case 'ordering':
        return (
          <ol className={s.keys}>
            {(order ?? []).map((id) => (
              <li key={id}>{textOf(item.entries, id)}</li>
            ))}
          </ol>
        );
      case 'matching':
        return list(item.lefts.map(({ id, text }) => `${text} — ${textOf(item.rights, pairs?.[id])}`));
      case 'cloze':
        return list(
          item.gaps.map((gap, at) => {
            const words =
              gap.kind === 'choice'
                ? textOf(gap.choices, gaps?.[gap.id])
                : (key.gaps[gap.id]?.join(t('mark.or')) ?? gaps?.[gap.id] ?? '');
            return `${t('take.gap', { number: at + 1 })}: ${words}`;
          }),
        );
      case 'long':
      case 'file':
        return key.model && <Markdown text={key.model} />;
    }
  }
}
