import type { ItemWords } from '#modules/basebuilder/domain/item.ts';

type AnswerType = ItemWords['answerType'];

/** What answer types are called; the first name of each is what an export writes. */
export const TYPES: Record<AnswerType, readonly string[]> = {
  text: ['text', 'テキスト', '文字', '記述', '記述式', '入力', '筆記'],
  choice: ['multiple_choice', 'choice', 'select', '選択', '選択式', '択一', '多肢選択', '四択', '4択'],
  boolean: ['true_false', 'boolean', 'tf', '正誤', '○×', '◯×', 'まるばつ', '二択', '2択'],
};
const TRUE = ['true', 't', 'yes', '1', '○', '◯', '〇', '正', '正しい', 'はい', 'まる', '丸'];
const FALSE = ['false', 'f', 'no', '0', '×', '✕', 'x', '誤', '誤り', 'いいえ', 'ばつ'];

const folded = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '');

export const typeNamed = (cell: string): AnswerType | undefined =>
  (Object.keys(TYPES) as AnswerType[]).find((type) => TYPES[type].some((word) => folded(word) === folded(cell)));

export function truthNamed(cell: string): 'true' | 'false' | undefined {
  const word = folded(cell);
  if (TRUE.some((each) => folded(each) === word)) return 'true';
  return FALSE.some((each) => folded(each) === word) ? 'false' : undefined;
}
