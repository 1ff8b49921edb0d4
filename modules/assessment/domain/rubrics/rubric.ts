/** What is looked at and how it is told apart: one document, because it is read, changed and frozen as a whole. */
export type Rubric = { name: string; description: string; criteria: Criterion[] };
export type Criterion = { id: string; name: string; description: string; weight: number; levels: Level[] };
/** Levels stand best first. */
export type Level = { id: string; name: string; points: number; criterion: string };

export const idsOf = (rubric: Rubric): string[] =>
  rubric.criteria.flatMap((criterion) => [criterion.id, ...criterion.levels.map((level) => level.id)]);

/** The same rubric with ids of its own. */
export const withNewIds = (rubric: Rubric, next: () => string): Rubric => ({
  ...rubric,
  criteria: rubric.criteria.map((criterion) => ({
    ...criterion,
    id: next(),
    levels: criterion.levels.map((level) => ({ ...level, id: next() })),
  })),
});

/** Key order is that of the schema everywhere, so that equal rubrics are equal texts. */
export const sameRubric = (one: Rubric, other: Rubric): boolean => JSON.stringify(one) === JSON.stringify(other);

export type Flaw = { path: string; reason: 'no_criteria' | 'no_name' | 'points_order' };

/** What keeps a rubric from being used; while it is being written all of this may be. */
export function flawsOf({ criteria }: Rubric): Flaw[] {
  if (criteria.length === 0) return [{ path: 'criteria', reason: 'no_criteria' }];
  return criteria.flatMap((criterion, at): Flaw[] => {
    const path = `criteria.${at}`;
    const nameless = criterion.levels.findIndex((level) => !level.name.trim());
    const rising = criterion.levels.findIndex((level, index) => {
      const better = criterion.levels[index - 1];
      return better !== undefined && level.points >= better.points;
    });
    return [
      ...(criterion.name.trim() ? [] : [{ path: `${path}.name`, reason: 'no_name' } as const]),
      ...(nameless < 0 ? [] : [{ path: `${path}.levels.${nameless}.name`, reason: 'no_name' } as const]),
      ...(rising < 0 ? [] : [{ path: `${path}.levels.${rising}.points`, reason: 'points_order' } as const]),
    ];
  });
}
