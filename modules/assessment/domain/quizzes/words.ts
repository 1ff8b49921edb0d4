import type { Item } from '#modules/assessment/domain/quizzes/item.ts';

/** Everything one may look for an item by. */
export function wordsOf(item: Item): string {
  return [item.prompt, ...partsOf(item), item.explanation].filter((part) => part.trim()).join('\n');
}

function partsOf(item: Item): string[] {
  const texts = (all: readonly { text: string }[]) => all.map(({ text }) => text);
  switch (item.type) {
    case 'single':
    case 'multiple':
      return texts(item.choices);
    case 'text':
      return item.accepted;
    case 'ordering':
      return texts(item.entries);
    case 'matching':
      return [...texts(item.lefts), ...texts(item.rights)];
    case 'cloze':
      return [
        item.text.replace(/\[\[[\w-]+\]\]/g, '…'),
        ...item.gaps.flatMap((gap) =>
          gap.kind === 'text' ? gap.accepted : gap.kind === 'choice' ? texts(gap.choices) : [],
        ),
      ];
    case 'long':
    case 'file':
      return [item.model];
    default:
      return [];
  }
}

/** The first words of what it asks, for lists. */
export const shortly = (item: Item, most = 80): string => {
  const words = (item.prompt.trim() || (item.type === 'cloze' ? item.text.replace(/\[\[[\w-]+\]\]/g, '…') : ''))
    .replace(/\s+/g, ' ')
    .trim();
  return words.length > most ? `${words.slice(0, most - 1)}…` : words;
};
