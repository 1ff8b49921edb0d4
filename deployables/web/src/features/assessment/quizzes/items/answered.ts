import type { AnswerFile, PaperItem, QuizAnswer } from '#contracts/assessment/attempts.ts';

/** The fields an answer may have, whatever its item's type. */
type Fields = {
  choice?: string;
  choices?: string[];
  value?: boolean;
  text?: string;
  number?: string;
  order?: string[];
  pairs?: Record<string, string>;
  gaps?: Record<string, string>;
  files?: AnswerFile[];
};
export const fieldsOf = (answer: QuizAnswer | null | undefined): Fields => (answer ?? {}) as Fields;

/** Something stands there; `partly` where an item has several places and one is empty. */
export function answeredOf(item: PaperItem, answer: QuizAnswer | null | undefined): 'no' | 'partly' | 'yes' {
  if (!answer) return 'no';
  const { pairs, gaps } = fieldsOf(answer);
  const places = item.type === 'matching' ? item.lefts.length : item.type === 'cloze' ? item.gaps.length : 0;
  const filled = Object.values(pairs ?? gaps ?? {}).filter((words) => words.trim() !== '').length;
  if (places === 0) return 'yes';
  if (filled === 0) return 'no';
  return filled < places ? 'partly' : 'yes';
}

/** Characters as a reader counts them, without spaces at line ends; words where words are counted. */
export function lengthOf(text: string, unit: 'characters' | 'words'): number {
  if (unit === 'words') return text.split(/\s+/u).filter(Boolean).length;
  return [...new Intl.Segmenter('ja', { granularity: 'grapheme' }).segment(text.replace(/\s+/gu, ''))].length;
}
