import type { ItemType, QuizItem } from '#contracts/assessment/quiz-items.ts';
import type { QuizDocument, QuizSection } from '#contracts/assessment/quizzes.ts';
import { randomId } from '../../../../api/random-id.ts';
import { type Part, partsOf } from '../../../../design/editing/parts.ts';

const KINDS = ['section', 'item'] as const;
export type PartKind = (typeof KINDS)[number];
export const isPartKind = (kind: string): kind is PartKind => KINDS.some((one) => one === kind);

const itemsOf = (part: Part): Part[] => (part as Partial<QuizSection>).items ?? [];
export const parts = partsOf<QuizDocument, PartKind>(
  ({ sections }, kind) => (kind === 'section' ? { outer: sections } : { outer: sections, inner: itemsOf }),
  itemsOf,
);
export const { insert } = parts;

/** What a part is called: a section by its title, an item by the first line of what it asks. */
export function nameOf({ sections }: QuizDocument, id: string): string {
  for (const section of sections) {
    if (section.id === id) return section.title;
    const item = section.items.find((one) => one.id === id);
    if (item) return firstLine(item.prompt);
  }
  return '';
}
/** The first words of what is asked, without the signs of its Markdown. */
export const firstLine = (prompt: string): string =>
  (prompt.trim().split('\n')[0] ?? '').replace(/[*_`]|^#+\s|^[-+>]\s/g, '').slice(0, 80);

/** Sets fields of one section; all others stay the very same objects, so that only this one is drawn again. */
export const changeSection = (document: QuizDocument, id: string, fields: Partial<QuizSection>): QuizDocument => ({
  ...document,
  sections: document.sections.map((section) => (section.id === id ? { ...section, ...fields } : section)),
});

export const changeItem = (document: QuizDocument, id: string, change: (item: QuizItem) => QuizItem): QuizDocument => ({
  ...document,
  sections: document.sections.map((section) =>
    section.items.some((item) => item.id === id)
      ? { ...section, items: section.items.map((item) => (item.id === id ? change(item) : item)) }
      : section,
  ),
});

export const newSection = (): QuizSection => ({
  ...{ id: randomId(), title: '', instructions: '', shuffleItems: false, shuffleChoices: false, draw: null, items: [] },
});

const option = (text = '') => ({ id: randomId(), text });

/** An item of a type as one begins to write it. */
export function newItem(type: ItemType): QuizItem {
  const base = { id: randomId(), prompt: '', image: null, points: 1, explanation: '', bankItemId: null };
  switch (type) {
    case 'single':
      return { ...base, type, choices: [option(), option(), option(), option()], answer: null };
    case 'multiple':
      return { ...base, type, choices: [option(), option(), option(), option()], answers: [], scoring: 'partial' };
    case 'trueFalse':
      return { ...base, type, answer: null };
    case 'text':
      return { ...base, type, accepted: [], exact: false };
    case 'number':
      return { ...base, type, answer: null, tolerance: { kind: 'absolute', value: 0 }, unit: '' };
    case 'ordering':
      return { ...base, type, entries: [option(), option(), option()], scoring: 'partial' };
    case 'matching': {
      const rights = [option(), option(), option()];
      return { ...base, type, lefts: rights.map((right) => ({ ...option(), match: right.id })), rights };
    }
    case 'cloze':
      return { ...base, type, text: '', gaps: [] };
    case 'long':
      return { ...base, type, points: 5, model: '', unit: 'characters', least: null, most: null };
    case 'file':
      return { ...base, type, points: 5, model: '', files: 1 };
  }
}

/** A copy of an item from elsewhere, with an id of its own in this quiz. */
export const copied = (item: QuizItem, bankItemId: QuizItem['bankItemId']): QuizItem => ({
  ...item,
  id: randomId(),
  bankItemId,
});

/** Points one can get: where items are drawn, those of as many items as are drawn, by the section's mean. */
export const pointsOf = ({ sections }: QuizDocument): number =>
  sections.reduce((sum, { items, draw }) => {
    const all = items.reduce((points, item) => points + item.points, 0);
    return sum + (draw !== null && draw < items.length ? (all / items.length) * draw : all);
  }, 0);
export const countOf = ({ sections }: QuizDocument): number =>
  sections.reduce((sum, { items, draw }) => sum + Math.min(items.length, draw ?? items.length), 0);
