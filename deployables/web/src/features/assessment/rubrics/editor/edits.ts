import type { RubricCriterion, RubricDocument, RubricLevel } from '#contracts/assessment/rubrics.ts';
import { type Part, partsOf } from '../../../../design/editing/parts.ts';
import { newLevel } from './beginnings.ts';

/** Edits leave the state before them as it was, for undo; parts that did not change stay the very same objects. */
const withCriteria = (rubric: RubricDocument, criteria: RubricCriterion[]): RubricDocument => ({ ...rubric, criteria });

export const changeCriterion = (
  rubric: RubricDocument,
  id: string,
  change: (criterion: RubricCriterion) => RubricCriterion,
): RubricDocument =>
  withCriteria(
    rubric,
    rubric.criteria.map((one) => (one.id === id ? change(one) : one)),
  );

export const changeLevel = (
  rubric: RubricDocument,
  criterionId: string,
  levelId: string,
  fields: Partial<RubricLevel>,
): RubricDocument =>
  changeCriterion(rubric, criterionId, (criterion) => ({
    ...criterion,
    levels: criterion.levels.map((level) => (level.id === levelId ? { ...level, ...fields } : level)),
  }));

/** One more below the others, with a point less than the last as far as that goes. */
export const addLevel = (rubric: RubricDocument, criterionId: string): RubricDocument =>
  changeCriterion(rubric, criterionId, (criterion) => ({
    ...criterion,
    levels: [...criterion.levels, newLevel('', Math.max(0, (criterion.levels.at(-1)?.points ?? 1) - 1))],
  }));

export const removeLevel = (rubric: RubricDocument, criterionId: string, levelId: string): RubricDocument =>
  changeCriterion(rubric, criterionId, (criterion) => ({
    ...criterion,
    levels: criterion.levels.filter(({ id }) => id !== levelId),
  }));

const isCriterion = (part: Part): part is RubricCriterion => 'levels' in part;
/** Criteria stand in one list; a copy of one has levels with ids of their own. */
export const parts = partsOf<RubricDocument, 'criterion'>(
  ({ criteria }) => ({ outer: criteria }),
  (part) => (isCriterion(part) ? part.levels : []),
);
export const isPartKind = (kind: string): kind is 'criterion' => kind === 'criterion';
export const nameOf = ({ criteria }: RubricDocument, id: string): string =>
  criteria.find((one) => one.id === id)?.name ?? '';

export const addCriterion = (rubric: RubricDocument, criterion: RubricCriterion): RubricDocument =>
  parts.insert(rubric, 'criterion', { parent: '', index: rubric.criteria.length }, criterion);
