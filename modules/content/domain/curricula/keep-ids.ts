import type { CurriculumDocument } from '#modules/content/domain/curricula/document.ts';

type Parts = Pick<CurriculumDocument, 'phases' | 'rubric'>;

/**
 * Gives the parts of a file the ids of those they stand for, so that comparing shows what the file changed and not that
 * everything is new: by name, the first with the first of the same name.
 */
export function keepIds(file: Parts, present: Parts): Parts {
  return {
    phases: matched(file.phases, present.phases, nameOf).map(([phase, was]) => ({
      ...phase,
      id: was?.id ?? phase.id,
      weeks: matched(phase.weeks, was?.weeks ?? [], (week) => week.label).map(([week, old]) => ({
        ...week,
        id: old?.id ?? week.id,
      })),
    })),
    rubric: matched(file.rubric, present.rubric, nameOf).map(([category, was]) => ({
      ...category,
      id: was?.id ?? category.id,
      levels: matched(category.levels, was?.levels ?? [], nameOf).map(([level, old]) => ({
        ...level,
        id: old?.id ?? level.id,
      })),
    })),
  };
}

const nameOf = (part: { name: string }): string => part.name;

function matched<T>(fresh: readonly T[], old: readonly T[], key: (item: T) => string): [T, T | undefined][] {
  const waiting = new Map<string, T[]>();
  for (const item of old) waiting.set(key(item), [...(waiting.get(key(item)) ?? []), item]);
  return fresh.map((item) => [item, waiting.get(key(item))?.shift()]);
}
