import type { Category, CurriculumDocument, Level, Phase, Week } from '#contracts/content/curriculum-document.ts';
import { randomId } from '../../../../api/random-id.ts';

/** The kinds of parts one can move: each stands in a list, weeks in one of a phase, levels in one of a category. */
export type PartKind = 'phase' | 'week' | 'category' | 'level';
/** Where a part goes: into the list of `parent` (empty for phases and categories), before its `index`-th part. */
export type Place = { parent: string; index: number };

export const newWeek = (label = ''): Week => ({
  id: randomId(),
  ...{ label, hours: 2, theme: '', activities: '', support: '', evaluation: '' },
});
export const newPhase = (name: string): Phase => ({ id: randomId(), name, weeks: [newWeek()] });
export const newLevel = (name = ''): Level => ({ id: randomId(), name, criterion: '' });
export const newCategory = (): Category => ({
  id: randomId(),
  ...{ name: '', description: '' },
  levels: ['S', 'A', 'B', 'C'].map(newLevel),
});

export const hoursOf = ({ phases }: Pick<CurriculumDocument, 'phases'>): number =>
  phases.reduce((sum, phase) => sum + phase.weeks.reduce((inner, week) => inner + week.hours, 0), 0);

type Lists = { outer: Phase[] | Category[]; inner: (parent: Phase | Category) => { id: string }[] };
const innerOf = (parent: Phase | Category): { id: string }[] => ('weeks' in parent ? parent.weeks : parent.levels);
function listsOf(document: CurriculumDocument, kind: PartKind): Lists {
  return { outer: kind === 'phase' || kind === 'week' ? document.phases : document.rubric, inner: innerOf };
}
const isInner = (kind: PartKind): boolean => kind === 'week' || kind === 'level';

/** Applies a change to a copy: every edit leaves the state before it as it was, for undo. */
function edited(document: CurriculumDocument, change: (copy: CurriculumDocument) => void): CurriculumDocument {
  const copy = structuredClone(document);
  change(copy);
  return copy;
}

/** Where a part stands. */
export function placeOf(document: CurriculumDocument, kind: PartKind, id: string): Place | undefined {
  const { outer } = listsOf(document, kind);
  if (!isInner(kind)) {
    const index = outer.findIndex((part) => part.id === id);
    return index < 0 ? undefined : { parent: '', index };
  }
  for (const parent of outer) {
    const index = innerOf(parent).findIndex((part) => part.id === id);
    if (index >= 0) return { parent: parent.id, index };
  }
  return undefined;
}

/** The list a place is in. */
function listAt(document: CurriculumDocument, kind: PartKind, parent: string): { id: string }[] | undefined {
  const { outer } = listsOf(document, kind);
  if (!isInner(kind)) return outer;
  const found = outer.find((part) => part.id === parent);
  return found && innerOf(found);
}

export const countAt = (document: CurriculumDocument, kind: PartKind, parent: string): number =>
  listAt(document, kind, parent)?.length ?? 0;

/** Sets fields of the part with this id; all others stay the very same objects, so that only this one is drawn again. */
export function change<T extends object>(
  document: CurriculumDocument,
  id: string,
  fields: Partial<T>,
): CurriculumDocument {
  const all = <P extends { id: string }>(parts: P[], within: (part: P) => P): P[] =>
    parts.map((part) => (part.id === id ? { ...part, ...fields } : within(part)));
  const itself = <P>(part: P): P => part;
  return {
    ...document,
    phases: all(document.phases, (phase) =>
      phase.weeks.some((week) => week.id === id) ? { ...phase, weeks: all(phase.weeks, itself) } : phase,
    ),
    rubric: all(document.rubric, (category) =>
      category.levels.some((level) => level.id === id)
        ? { ...category, levels: all(category.levels, itself) }
        : category,
    ),
  };
}

export const insert = (
  document: CurriculumDocument,
  kind: PartKind,
  place: Place,
  part: { id: string },
): CurriculumDocument =>
  edited(document, (copy) => void listAt(copy, kind, place.parent)?.splice(place.index, 0, part));

export const remove = (document: CurriculumDocument, kind: PartKind, id: string): CurriculumDocument =>
  edited(document, (copy) => {
    const place = placeOf(copy, kind, id);
    if (place) listAt(copy, kind, place.parent)?.splice(place.index, 1);
  });

/** `to` counts in the list as it is now, the moved part included. */
export const move = (document: CurriculumDocument, kind: PartKind, id: string, to: Place): CurriculumDocument =>
  edited(document, (copy) => {
    const from = placeOf(copy, kind, id);
    const source = from && listAt(copy, kind, from.parent);
    const target = listAt(copy, kind, to.parent);
    if (!from || !source || !target) return;
    const [part] = source.splice(from.index, 1);
    const shift = from.parent === to.parent && from.index < to.index ? 1 : 0;
    if (part) target.splice(to.index - shift, 0, part);
  });

/** One step up or down; past the end of its list a week goes on into the next phase, a level into the next category. */
export function stepTo(document: CurriculumDocument, kind: PartKind, id: string, by: 1 | -1): Place | undefined {
  const place = placeOf(document, kind, id);
  if (!place) return undefined;
  const index = place.index + (by === 1 ? 2 : -1);
  if (index >= 0 && index <= countAt(document, kind, place.parent)) return { ...place, index };
  if (!isInner(kind)) return undefined;
  const { outer } = listsOf(document, kind);
  const next = outer[outer.findIndex((part) => part.id === place.parent) + by];
  return next && { parent: next.id, index: by === 1 ? 0 : innerOf(next).length };
}

/** The same part again, right below, with ids of its own. */
export function duplicate(document: CurriculumDocument, kind: PartKind, id: string): CurriculumDocument {
  const place = placeOf(document, kind, id);
  const part = place && listAt(document, kind, place.parent)?.[place.index];
  if (!place || !part) return document;
  const copy = structuredClone(part) as { id: string } & Partial<Phase & Category>;
  for (const one of [copy, ...(copy.weeks ?? []), ...(copy.levels ?? [])]) one.id = randomId();
  return insert(document, kind, { ...place, index: place.index + 1 }, copy);
}
