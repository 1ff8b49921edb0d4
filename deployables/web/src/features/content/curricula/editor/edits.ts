import type { Category, CurriculumDocument, Level, Phase, Week } from '#contracts/content/curriculum-document.ts';
import { randomId } from '../../../../api/random-id.ts';
import { type Part, partsOf } from '../../../../design/editing/parts.ts';

/** The kinds of parts one can move: each stands in a list, weeks in one of a phase, levels in one of a category. */
const KINDS = ['phase', 'week', 'category', 'level'] as const;
export type PartKind = (typeof KINDS)[number];
export const isPartKind = (kind: string): kind is PartKind => KINDS.some((one) => one === kind);

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

const innerOf = (parent: Part): Part[] => {
  const { weeks, levels } = parent as Partial<Phase & Category>;
  return weeks ?? levels ?? [];
};
export const parts = partsOf<CurriculumDocument, PartKind>((document, kind) => {
  const outer = kind === 'phase' || kind === 'week' ? document.phases : document.rubric;
  return kind === 'week' || kind === 'level' ? { outer, inner: innerOf } : { outer };
}, innerOf);
export const { placeOf, insert, remove, move, stepTo, duplicate } = parts;

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

/** What a part is called. */
export function nameOf({ phases, rubric }: CurriculumDocument, id: string): string {
  const all = [...phases, ...rubric, ...phases.flatMap((one) => one.weeks), ...rubric.flatMap((one) => one.levels)];
  const part = all.find((one) => one.id === id);
  if (!part) return '';
  return 'label' in part ? part.label || part.theme : part.name;
}
