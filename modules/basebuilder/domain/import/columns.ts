/** What headers are called, the first name as they are written; compared without case, width and signs. */
export const HEADERS = {
  title: ['title', 'word', 'term', '単語', '語', '用語', '見出し', '見出し語', 'タイトル'],
  category: ['category', 'カテゴリー', 'カテゴリ', '分類', '分野', '単元'],
  question: ['question', 'prompt', 'meaning', '問題', '問題文', '質問', '意味'],
  answer_type: [
    'answer_type',
    'type',
    '解答形式',
    '回答形式',
    '答えの形式',
    '解答タイプ',
    '回答タイプ',
    '形式',
    '種類',
  ],
  correct_answer: ['correct_answer', 'answer', '正解', '正答', '答え', '解答'],
  explanation: ['explanation', '解説', '説明'],
  difficulty: ['difficulty', '難易度', '難しさ'],
} as const;
export type Header = keyof typeof HEADERS;
export const REQUIRED = ['title', 'category', 'question', 'answer_type', 'correct_answer'] as const;
export const MOST_CHOICES = 8;
const CHOICE = /^(?:choice|option|選択肢|選択)(\d)$/;

/** Where the columns of a file stand. */
export type Places = {
  readonly of: Readonly<Partial<Record<Header, number>>>;
  /** Choices by their number. */
  readonly choices: ReadonlyMap<number, number>;
  readonly unknown: readonly string[];
};

/** Finds the columns by their headers; of two that mean the same the first counts. */
export function placesOf(header: readonly string[], keyOf: (name: string) => string): Places {
  const of: Partial<Record<Header, number>> = {};
  const choices = new Map<number, number>();
  const unknown: string[] = [];
  for (const [place, name] of header.entries()) {
    const key = keyOf(name);
    const choice = Number(CHOICE.exec(key)?.[1] ?? 0);
    const known = (Object.keys(HEADERS) as Header[]).find((each) =>
      HEADERS[each].some((word: string) => keyOf(word) === key),
    );
    if (choice >= 1 && choice <= MOST_CHOICES && !choices.has(choice)) choices.set(choice, place);
    else if (known && of[known] === undefined) of[known] = place;
    else if (key !== '') unknown.push(name);
  }
  return { of, choices, unknown };
}

/** The number of the choice a cell names by its column, `choice_2` or `選択肢2`. */
export const choiceNamed = (key: string): number | undefined => {
  const number = Number(CHOICE.exec(key)?.[1] ?? 0);
  return number || undefined;
};
