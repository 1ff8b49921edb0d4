import type { Answer } from '#modules/assessment/domain/quizzes/answer.ts';
import { chanceOf, shuffled } from '#modules/assessment/domain/quizzes/chance.ts';
import type { Choice, Item, Section, Sections } from '#modules/assessment/domain/quizzes/item.ts';

/** A section as one attempt is asked it, with how the options of its items are called there. */
export type Asked = { section: Section; items: { item: Item; names: Names }[] };

/**
 * Options of one item in the order of an attempt: author's ids by the id they have on the paper (1, 2, 3 …). The paper's
 * own ids say nothing about where the author had put an option.
 */
export type Names = { readonly options: readonly string[]; readonly gaps: Readonly<Record<string, readonly string[]>> };

/**
 * What an attempt is asked, in its order: drawn, then shuffled, from the attempt's seed alone. Neither this nor chance.ts
 * may ever give another result for a seed: attempts going on would be asked something else.
 */
export function askedIn(sections: Sections, seed: number): Asked[] {
  return sections.map((section) => {
    const chance = (what: string) => chanceOf(seed, `${section.id} ${what}`);
    const drawn =
      section.draw !== null && section.draw < section.items.length
        ? new Set(shuffled(section.items, chance('draw')).slice(0, section.draw))
        : undefined;
    const kept = section.items.filter((item) => drawn?.has(item) ?? true);
    const items = section.shuffleItems ? shuffled(kept, chance('items')) : kept;
    return { section, items: items.map((item) => ({ item, names: namesIn(item, section.shuffleChoices, seed) })) };
  });
}

function namesIn(item: Item, shuffleChoices: boolean, seed: number): Names {
  const chance = (what: string) => chanceOf(seed, `${item.id} ${what}`);
  const ids = (options: readonly Choice[]) => options.map(({ id }) => id);
  const order = (options: readonly Choice[], what = 'choices') =>
    shuffleChoices ? shuffled(ids(options), chance(what)) : ids(options);
  switch (item.type) {
    case 'single':
    case 'multiple':
      return { options: order(item.choices), gaps: {} };
    case 'ordering':
      return { options: disordered(ids(item.entries), chance('entries')), gaps: {} };
    case 'matching':
      return { options: shuffled(ids(item.rights), chance('rights')), gaps: {} };
    case 'cloze':
      return {
        options: [],
        gaps: Object.fromEntries(
          item.gaps.flatMap((gap) => (gap.kind === 'choice' ? [[gap.id, order(gap.choices, `gap ${gap.id}`)]] : [])),
        ),
      };
    default:
      return { options: [], gaps: {} };
  }
}

/** Never in the right order: that would be an answer given away. */
function disordered(ids: readonly string[], chance: () => number): string[] {
  const mixed = shuffled(ids, chance);
  const [first, ...rest] = mixed;
  return first !== undefined && mixed.every((id, place) => id === ids[place]) ? [...rest, first] : mixed;
}

const calledBy = (ids: readonly string[], id: string): string => {
  const place = ids.indexOf(id);
  return place === -1 ? id : String(place + 1);
};
const meantBy = (ids: readonly string[], called: string): string | undefined => ids[Number(called) - 1];

/** An answer with the author's ids, as the paper calls them. */
export function onPaper(item: Item, names: Names | undefined, answer: Answer | null): Answer | null {
  if (!names || !answer) return answer;
  const called = (id: string) => calledBy(names.options, id);
  if ('choice' in answer) return { choice: called(answer.choice) };
  if ('choices' in answer) return { choices: answer.choices.map(called) };
  if ('order' in answer) return { order: answer.order.map(called) };
  if ('pairs' in answer) return { pairs: mapped(answer.pairs, (_left, right) => called(right)) };
  if ('gaps' in answer && item.type === 'cloze') {
    return { gaps: mapped(answer.gaps, (gap, given) => calledBy(names.gaps[gap] ?? [], given)) };
  }
  return answer;
}

/** What was answered on the paper, in the author's ids; what names no option of it stays and is no answer. */
export function offPaper(names: Names, answer: Answer): Answer {
  const meant = (called: string) => meantBy(names.options, called) ?? '';
  if ('choice' in answer) return { choice: meant(answer.choice) };
  if ('choices' in answer) return { choices: answer.choices.map(meant) };
  if ('order' in answer) return { order: answer.order.map(meant) };
  if ('pairs' in answer) return { pairs: mapped(answer.pairs, (_left, right) => meant(right)) };
  if ('gaps' in answer) {
    return {
      gaps: mapped(answer.gaps, (gap, given) => {
        const options = names.gaps[gap];
        return options ? (meantBy(options, given) ?? '') : given;
      }),
    };
  }
  return answer;
}

const mapped = (from: Record<string, string>, to: (key: string, value: string) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(key, value)]));
