import type { ItemProblem, QuizItem } from '#contracts/assessment/quiz-items.ts';
import { TextAreaField } from '../../../../design/field.tsx';
import { Pair, Stack } from '../../../../design/layout.tsx';
import { NumberField } from '../../../../design/number-field.tsx';
import { NoticeBox } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { ChoicesForm } from './forms/choices-form.tsx';
import { ClozeForm } from './forms/cloze-form.tsx';
import { FileForm, LongForm } from './forms/hand-marked-forms.tsx';
import { MatchingForm } from './forms/matching-form.tsx';
import { NumberForm } from './forms/number-form.tsx';
import { OrderingForm } from './forms/ordering-form.tsx';
import { TextKeyForm } from './forms/text-key-form.tsx';
import { TrueFalseForm } from './forms/true-false-form.tsx';
import { ImageField } from './image-field.tsx';

/** Changes an item; edits with the same tag shortly after each other are one step of undo. */
export type Change = (change: (item: QuizItem) => QuizItem, tag?: string) => void;
type Problems = readonly { path: string; reason: string }[];
type Props = {
  item: QuizItem;
  problems?: Problems;
  /** Only wording, key and points: nothing is added, removed or moved. */
  fixed?: boolean;
  onChange: Change;
};

/** Everything an author says of an item. */
export function ItemForm({ item, problems = [], fixed = false, onChange }: Props) {
  const { t } = useWords('quizzes');
  const reasons = [...new Set(problems.map(({ reason }) => reason as ItemProblem['reason']))];
  return (
    <Stack gap={4}>
      <TextAreaField
        label={t('item.prompt')}
        hint={t('item.promptHint')}
        rows={2}
        maxLength={5000}
        value={item.prompt}
        onChange={({ target }) => onChange((before) => ({ ...before, prompt: target.value }), 'prompt')}
      />
      <ImageField image={item.image} onImage={(image) => onChange((before) => ({ ...before, image }), 'image')} />
      <TypeForm item={item} fixed={fixed} onChange={onChange} />
      <Pair>
        <NumberField
          label={t('item.points')}
          value={item.points}
          most={100}
          onChange={(points) => onChange((before) => ({ ...before, points }), 'points')}
        />
        <TextAreaField
          label={t('item.explanation')}
          optional
          hint={t('item.explanationHint')}
          rows={2}
          maxLength={5000}
          value={item.explanation}
          onChange={({ target }) => onChange((before) => ({ ...before, explanation: target.value }), 'explanation')}
        />
      </Pair>
      {reasons.length > 0 && (
        <NoticeBox tone="soon">
          <ul>
            {reasons.map((reason) => (
              <li key={reason}>{t(`lacks.${reason}`)}</li>
            ))}
          </ul>
        </NoticeBox>
      )}
    </Stack>
  );
}

function TypeForm({ item, fixed, onChange }: { item: QuizItem; fixed: boolean; onChange: Change }) {
  /** Sets fields of this item, which is of this type as long as the form shows it. */
  const set = <Type extends QuizItem>(fields: Partial<Type>, tag?: string) =>
    onChange((before) => ({ ...before, ...fields }) as QuizItem, tag);
  switch (item.type) {
    case 'single':
      return (
        <ChoicesForm
          choices={item.choices}
          right={item.answer ? [item.answer] : []}
          fixed={fixed}
          onChange={(choices, tag) => set<typeof item>({ choices }, tag)}
          onRight={([answer]) => set<typeof item>({ answer: answer ?? null })}
        />
      );
    case 'multiple':
      return (
        <ChoicesForm
          many
          choices={item.choices}
          right={item.answers}
          fixed={fixed}
          scoring={item.scoring}
          onScoring={(scoring) => set<typeof item>({ scoring })}
          onChange={(choices, tag) => set<typeof item>({ choices }, tag)}
          onRight={(answers) => set<typeof item>({ answers: [...answers] })}
        />
      );
    case 'trueFalse':
      return <TrueFalseForm answer={item.answer} onAnswer={(answer) => set<typeof item>({ answer })} />;
    case 'text':
      return <TextKeyForm {...item} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
    case 'number':
      return <NumberForm {...item} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
    case 'ordering':
      return <OrderingForm item={item} fixed={fixed} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
    case 'matching':
      return <MatchingForm item={item} fixed={fixed} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
    case 'cloze':
      return <ClozeForm item={item} fixed={fixed} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
    case 'long':
      return <LongForm item={item} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
    case 'file':
      return <FileForm item={item} onChange={(fields, tag) => set<typeof item>(fields, tag)} />;
  }
}
