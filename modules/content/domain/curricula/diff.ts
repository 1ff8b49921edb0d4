import type { CurriculumDocument } from '#modules/content/domain/curricula/document.ts';

export type Change = {
  part: 'curriculum' | 'phase' | 'week' | 'category' | 'level';
  id: string;
  name: string;
  within: string | null;
  kind: 'added' | 'removed' | 'moved' | 'changed';
  fields: { field: string; before: string; after: string }[];
};
type Part = Change['part'];
type Item = {
  part: Part;
  id: string;
  name: string;
  parent: string;
  within: string | null;
  values: Record<string, unknown>;
};

/** What has to be done to the first document to get the second, part by part, found by the parts' ids. */
export function diff(before: CurriculumDocument, after: CurriculumDocument): Change[] {
  const [old, now] = [itemsOf(before), itemsOf(after)];
  const oldById = new Map(old.map((item) => [item.id, item]));
  const nowById = new Map(now.map((item) => [item.id, item]));
  const moved = movedIds(old, now);
  const changes: Change[] = [];
  for (const item of now) {
    const was = oldById.get(item.id);
    const { part, id, name, within } = item;
    if (!was) {
      changes.push({ part, id, name, within, kind: 'added', fields: fieldsOf({}, item.values) });
      continue;
    }
    if (moved.has(id)) changes.push({ part, id, name, within, kind: 'moved', fields: placeOf(was, item) });
    const fields = fieldsOf(was.values, item.values);
    if (fields.length) changes.push({ part, id, name, within, kind: 'changed', fields });
  }
  for (const { part, id, name, within, values } of old) {
    if (!nowById.has(id)) changes.push({ part, id, name, within, kind: 'removed', fields: fieldsOf(values, {}) });
  }
  return changes;
}

function itemsOf({ phases, rubric, ...head }: CurriculumDocument): Item[] {
  return [
    { part: 'curriculum', id: 'curriculum', name: head.title, parent: '', within: null, values: head },
    ...phases.flatMap(({ id, name, weeks }): Item[] => [
      { part: 'phase', id, name, parent: 'phases', within: null, values: { name } },
      ...weeks.map(
        ({ id: weekId, ...values }): Item => ({
          ...{ part: 'week', id: weekId, name: values.label, parent: id, within: name, values },
        }),
      ),
    ]),
    ...rubric.flatMap(({ id, levels, ...values }): Item[] => [
      { part: 'category', id, name: values.name, parent: 'rubric', within: null, values },
      ...levels.map(
        ({ id: levelId, ...level }): Item => ({
          ...{ part: 'level', id: levelId, name: level.name, parent: id, within: values.name, values: level },
        }),
      ),
    ]),
  ];
}

function fieldsOf(before: Record<string, unknown>, after: Record<string, unknown>): Change['fields'] {
  return Object.keys({ ...before, ...after })
    .map((field) => ({ field, before: String(before[field] ?? ''), after: String(after[field] ?? '') }))
    .filter((field) => field.before !== field.after);
}

const placeOf = (was: Item, is: Item): Change['fields'] =>
  was.parent === is.parent || was.within === null || is.within === null
    ? []
    : [{ field: 'within', before: was.within, after: is.within }];

/**
 * Parts that stand elsewhere: under another parent, or in another order among those that were there before and still
 * are. The longest run that kept its order has not moved, so that moving one week to the end is one move and not many.
 */
function movedIds(old: readonly Item[], now: readonly Item[]): Set<string> {
  const place = new Map(old.map((item, index) => [item.id, { index, parent: item.parent }]));
  const moved = new Set<string>();
  const stayed = new Map<string, Item[]>();
  for (const item of now) {
    const was = place.get(item.id);
    if (!was) continue;
    if (was.parent !== item.parent) moved.add(item.id);
    else stayed.set(item.parent, [...(stayed.get(item.parent) ?? []), item]);
  }
  for (const siblings of stayed.values()) {
    const kept = longestRising(siblings.map((item) => place.get(item.id)?.index ?? 0));
    for (const [index, item] of siblings.entries()) if (!kept.has(index)) moved.add(item.id);
  }
  return moved;
}

/** Indexes of a longest rising subsequence. */
function longestRising(values: readonly number[]): Set<number> {
  const best = values.map(() => ({ length: 1, before: -1 }));
  let end = values.length ? 0 : -1;
  for (const [i, value] of values.entries()) {
    for (let j = 0; j < i; j += 1) {
      const [mine, other] = [best[i], best[j]];
      if (mine && other && (values[j] ?? 0) < value && other.length + 1 > mine.length) {
        best[i] = { length: other.length + 1, before: j };
      }
    }
    if ((best[i]?.length ?? 0) > (best[end]?.length ?? 0)) end = i;
  }
  const kept = new Set<number>();
  for (let at = end; at >= 0; at = best[at]?.before ?? -1) kept.add(at);
  return kept;
}
