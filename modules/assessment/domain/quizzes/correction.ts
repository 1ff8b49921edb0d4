import type { Choice, Item, Section } from '#modules/assessment/domain/quizzes/item.ts';

export type ChangedPart = 'wording' | 'key' | 'points';

/**
 * Sections with some items in a corrected form, and what of each changed. `broken` names items that would be others
 * then: another type, other choices or gaps; attempts could not be marked by them.
 */
export function corrected(
  sections: readonly Section[],
  items: readonly Item[],
): { sections: Section[]; changed: { itemId: string; changed: ChangedPart[] }[]; broken: string[] } {
  const wanted = new Map(items.map((item) => [item.id, item]));
  const changed: { itemId: string; changed: ChangedPart[] }[] = [];
  const broken = new Set(wanted.keys());
  const next = sections.map((section) => ({
    ...section,
    items: section.items.map((before) => {
      const after = wanted.get(before.id);
      if (!after || frameOf(after) !== frameOf(before)) return before;
      broken.delete(before.id);
      const parts = partsChanged(before, after);
      if (parts.length) changed.push({ itemId: before.id, changed: parts });
      return after;
    }),
  }));
  return { sections: next, changed, broken: [...broken] };
}

function partsChanged(before: Item, after: Item): ChangedPart[] {
  const parts: ChangedPart[] = [];
  if (JSON.stringify(keyOf(before)) !== JSON.stringify(keyOf(after))) parts.push('key');
  if (before.points !== after.points) parts.push('points');
  if (JSON.stringify(wordingOf(before)) !== JSON.stringify(wordingOf(after))) parts.push('wording');
  return parts;
}

const ids = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id).toSorted();

/** What has to stay: what there is to choose, to sort, to match and to fill. */
function frameOf(item: Item): string {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return JSON.stringify([item.type, ids(item.choices)]);
    case 'ordering':
      return JSON.stringify([item.type, ids(item.entries)]);
    case 'matching':
      return JSON.stringify([item.type, ids(item.lefts), ids(item.rights)]);
    case 'cloze':
      return JSON.stringify([
        item.type,
        item.gaps
          .map((gap) => [gap.id, gap.kind, gap.kind === 'choice' ? ids(gap.choices) : []])
          .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ]);
    default:
      return item.type;
  }
}

/** What marks are given by. */
function keyOf(item: Item): unknown {
  switch (item.type) {
    case 'single':
    case 'trueFalse':
      return item.answer;
    case 'multiple':
      return [item.answers.toSorted(), item.scoring];
    case 'text':
      return [item.accepted, item.exact];
    case 'number':
      return [item.answer, item.tolerance];
    case 'ordering':
      return [item.entries.map(({ id }) => id), item.scoring];
    case 'matching':
      return Object.fromEntries(item.lefts.map(({ id, match }) => [id, match]));
    case 'cloze':
      return item.gaps.map((gap) => {
        if (gap.kind === 'text') return [gap.id, gap.accepted, gap.exact];
        return gap.kind === 'choice' ? [gap.id, gap.answer] : [gap.id, gap.answer, gap.tolerance];
      });
    default:
      return null;
  }
}

const words = (all: readonly Choice[]) => Object.fromEntries(all.map(({ id, text }) => [id, text]));

function wordingOf(item: Item): unknown {
  const { prompt, explanation, image } = item;
  const common = [prompt, explanation, image];
  switch (item.type) {
    case 'single':
    case 'multiple':
      return [common, words(item.choices)];
    case 'ordering':
      return [common, words(item.entries)];
    case 'matching':
      return [common, words(item.lefts), words(item.rights)];
    case 'cloze':
      return [common, item.text, item.gaps.map((gap) => (gap.kind === 'choice' ? words(gap.choices) : ''))];
    case 'number':
      return [common, item.unit];
    case 'long':
      return [common, item.model, item.unit, item.least, item.most];
    case 'file':
      return [common, item.model, item.files];
    default:
      return common;
  }
}
