import { guarded, joined } from '#modules/basebuilder/domain/import/cells.ts';
import { HEADERS, MOST_CHOICES } from '#modules/basebuilder/domain/import/columns.ts';
import { TYPES } from '#modules/basebuilder/domain/import/words.ts';
import type { ItemWords } from '#modules/basebuilder/domain/item.ts';

const COLUMNS = ['title', 'category', 'question', 'answer_type', 'correct_answer'] as const;

/** The header of an export, in English or Japanese; four choices, or as many as some item has. */
export function headerOf(language: 'ja' | 'en', choices: number): string[] {
  const nth = language === 'ja' ? 0 : -1;
  const name = (column: keyof typeof HEADERS): string => {
    const japanese = HEADERS[column].filter((word) => /[^\x20-\x7e]/.test(word));
    return (nth === 0 ? japanese[0] : HEADERS[column][0]) ?? column;
  };
  const numbers = Array.from({ length: Math.min(MOST_CHOICES, Math.max(4, choices)) }, (_, n) => n + 1);
  return [
    ...COLUMNS.map(name),
    ...numbers.map((n) => (language === 'ja' ? `選択肢${n}` : `choice_${n}`)),
    name('explanation'),
    name('difficulty'),
  ];
}

export type Written = ItemWords & {
  title: string;
  category: string;
  question: string;
  explanation: string;
  difficulty: number;
};

/** An item as a row that `readRow` reads back as it was; every cell guarded. */
export function cellsOf(item: Written, choices: number): string[] {
  const width = Math.min(MOST_CHOICES, Math.max(4, choices));
  return [
    item.title,
    item.category,
    item.question,
    TYPES[item.answerType][0] ?? item.answerType,
    item.answerType === 'boolean' ? (item.accepted[0] ?? '') : joined(item.accepted),
    ...Array.from({ length: width }, (_, n) => item.choices[n] ?? ''),
    item.explanation,
    String(item.difficulty),
  ].map(guarded);
}
