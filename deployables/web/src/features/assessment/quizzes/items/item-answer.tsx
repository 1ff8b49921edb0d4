import type { PaperItem, QuizAnswer } from '#contracts/assessment/attempts.ts';
import type { FileView } from '#contracts/content/files.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { AnswerFiles } from './answer-files.tsx';
import { fieldsOf } from './answered.ts';
import { Cloze } from './cloze.tsx';
import s from './items.module.css';
import { LongText } from './long-text.tsx';
import { Matching } from './matching.tsx';
import { Options } from './options.tsx';
import { Ordering } from './ordering.tsx';

type Props = {
  item: PaperItem;
  answer: QuizAnswer | null;
  /** Where files of the answer go. */
  place?: FileView['place'] | undefined;
  readOnly?: boolean;
  onAnswer: (answer: QuizAnswer | null) => void;
};

/** The control of an item, whatever its type: what is taken away again is no answer. */
export function ItemAnswer({ item, answer, place, readOnly = false, onAnswer }: Props) {
  const { t } = useWords('quizzes');
  const { choice, choices, value, text, number, order, pairs, gaps, files } = fieldsOf(answer);
  const label = t('take.answer');
  switch (item.type) {
    case 'single':
      return (
        <Options
          name={item.id}
          label={label}
          options={item.choices}
          chosen={choice ? [choice] : []}
          readOnly={readOnly}
          onToggle={(id) => onAnswer({ choice: id })}
        />
      );
    case 'multiple': {
      const chosen = choices ?? [];
      const toggled = (id: string) => (chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
      return (
        <Options
          many
          name={item.id}
          label={t('take.answerMany')}
          options={item.choices}
          chosen={chosen}
          readOnly={readOnly}
          onToggle={(id) => onAnswer(toggled(id).length ? { choices: toggled(id) } : null)}
        />
      );
    }
    case 'trueFalse':
      return (
        <Options
          name={item.id}
          label={label}
          options={[
            { id: 'true', text: t('take.true') },
            { id: 'false', text: t('take.false') },
          ]}
          chosen={value === undefined ? [] : [String(value)]}
          readOnly={readOnly}
          onToggle={(id) => onAnswer({ value: id === 'true' })}
        />
      );
    case 'text':
      if (readOnly) return <p className={s.written}>{text}</p>;
      return (
        <input
          className={s.line}
          aria-label={label}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={500}
          value={text ?? ''}
          onChange={({ target }) => onAnswer(target.value ? { text: target.value } : null)}
        />
      );
    case 'number':
      if (readOnly) return <p className={s.written}>{`${number ?? ''} ${item.unit}`}</p>;
      return (
        <span className={s.number}>
          <input
            className={s.line}
            aria-label={item.unit ? `${label} (${item.unit})` : label}
            inputMode="decimal"
            autoComplete="off"
            maxLength={60}
            value={number ?? ''}
            onChange={({ target }) => onAnswer(target.value ? { number: target.value } : null)}
          />
          {item.unit}
        </span>
      );
    case 'ordering':
      return (
        <Ordering
          entries={item.entries}
          order={order}
          readOnly={readOnly}
          onOrder={(next) => onAnswer({ order: next })}
        />
      );
    case 'matching':
      return (
        <Matching
          lefts={item.lefts}
          rights={item.rights}
          pairs={pairs ?? {}}
          readOnly={readOnly}
          onPairs={(next) => onAnswer(Object.keys(next).length ? { pairs: next } : null)}
        />
      );
    case 'cloze':
      return (
        <Cloze
          text={item.text}
          gaps={item.gaps}
          filled={gaps ?? {}}
          readOnly={readOnly}
          onFilled={(next) => onAnswer(Object.keys(next).length ? { gaps: next } : null)}
        />
      );
    case 'long':
      return (
        <LongText
          {...item}
          label={label}
          text={text ?? ''}
          readOnly={readOnly}
          onText={(next) => onAnswer(next ? { text: next } : null)}
        />
      );
    case 'file':
      return (
        <AnswerFiles
          files={files ?? []}
          most={item.files}
          place={place}
          {...(readOnly ? {} : { onFiles: (next) => onAnswer(next.length ? { files: next } : null) })}
        />
      );
  }
}
