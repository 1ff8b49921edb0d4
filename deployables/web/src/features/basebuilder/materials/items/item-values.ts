import type { AnswerType, ItemFields, ItemView } from '#contracts/basebuilder/items.ts';
import { CategoryId } from '#contracts/ids.ts';

/** An item as its form has it: lists are lines. */
export type ItemValues = {
  categoryId: string;
  title: string;
  question: string;
  answerType: AnswerType;
  accepted: string;
  choices: string;
  explanation: string;
  difficulty: string;
  active: boolean;
  imageId: ItemFields['imageId'];
  audioId: ItemFields['audioId'];
};

export const valuesOf = (item: ItemView | undefined, categoryId: string): ItemValues => ({
  categoryId: item?.categoryId ?? categoryId,
  title: item?.title ?? '',
  question: item?.question ?? '',
  answerType: item?.answerType ?? 'text',
  accepted: item?.accepted.join('\n') ?? '',
  choices: item?.choices.join('\n') ?? '',
  explanation: item?.explanation ?? '',
  difficulty: String(item?.difficulty ?? 3),
  active: item?.active ?? true,
  imageId: item?.imageId ?? null,
  audioId: item?.audioId ?? null,
});

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** As it is sent; of a word with no answer of its own, the word is the answer. */
export function fieldsOf(values: ItemValues): ItemFields {
  const { categoryId, answerType, title, difficulty } = values;
  const accepted = lines(values.accepted);
  return {
    ...values,
    categoryId: CategoryId.parse(categoryId),
    difficulty: Number(difficulty),
    accepted:
      answerType === 'boolean'
        ? [accepted[0] === 'false' ? 'false' : 'true']
        : accepted.length
          ? accepted
          : lines(title).slice(0, 1),
    choices: answerType === 'boolean' ? [] : lines(values.choices),
  };
}
