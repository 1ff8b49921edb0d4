import { describe, expect, it } from 'vitest';
import { flawsIn } from '../ranks.ts';
import { blankRubric, fromCurriculum } from './beginnings.ts';
import { addCriterion, addLevel, changeLevel, parts, removeLevel } from './edits.ts';

const rubricOf = (...names: string[]) => {
  const blank = blankRubric('発表');
  const [criterion] = blank.criteria;
  if (!criterion) throw new Error('no criterion');
  return { ...blank, criteria: names.map((name) => ({ ...criterion, id: name, name })) };
};
const names = ({ criteria }: { criteria: { name: string }[] }) => criteria.map(({ name }) => name).join('');

describe('edits of a rubric', () => {
  it('move a criterion to where it was dropped, counted with itself in the list', () => {
    const rubric = rubricOf('a', 'b', 'c');
    const moved = (id: string, index: number) => names(parts.move(rubric, 'criterion', id, { parent: '', index }));
    expect([moved('a', 3), moved('a', 2), moved('c', 0), moved('x', 0)]).toEqual(['bca', 'bac', 'cab', 'abc']);
    expect(names(rubric)).toBe('abc');
  });

  it('give copies ids of their own, levels included', () => {
    const rubric = rubricOf('a', 'b');
    const copied = parts.duplicate(rubric, 'criterion', 'a');
    expect(names(copied)).toBe('aab');
    const ids = copied.criteria.slice(0, 2).flatMap(({ id, levels }) => [id, ...levels.map((level) => level.id)]);
    expect(new Set(ids).size).toBe(10);
  });

  it('add a level below the last with a point less, and remove it again', () => {
    const rubric = rubricOf('a');
    const more = addLevel(rubric, 'a');
    const points = (one: typeof rubric) => one.criteria[0]?.levels.map((level) => level.points);
    expect(points(more)).toEqual([4, 3, 2, 1, 0]);
    const last = more.criteria[0]?.levels.at(-1)?.id ?? '';
    expect(removeLevel(more, 'a', last)).toEqual(rubric);
  });

  it('count what keeps a rubric from being used', () => {
    const rubric = rubricOf('a');
    expect(flawsIn(rubric)).toBe(0);
    const first = rubric.criteria[0]?.levels[0]?.id ?? '';
    expect(flawsIn(changeLevel(rubric, 'a', first, { name: ' ', points: 3 }))).toBe(2);
    expect(flawsIn(addCriterion(rubric, { ...blankRubric('').criteria[0], name: '' } as never))).toBe(1);
  });

  it('begin from a curriculum with two to six levels and falling points', () => {
    const levels = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ id: String(at), name: String(at), criterion: '…' }));
    const rubric = fromCurriculum({
      title: '計画',
      rubric: [0, 1, 4, 9].map((count) => ({ id: '', name: 'k', description: '', levels: levels(count) })),
    } as never);
    expect(rubric.criteria.map((criterion) => criterion.levels.map(({ points }) => points))).toEqual([
      [2, 1],
      [2, 1],
      [4, 3, 2, 1],
      [6, 5, 4, 3, 2, 1],
    ]);
  });
});
