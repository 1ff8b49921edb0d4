import { describe, expect, it } from 'vitest';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { begin, edit, redo, undo } from '../../../../design/editing/history.ts';
import { change, duplicate, hoursOf, move, newWeek, placeOf, remove, stepTo } from './edits.ts';

const week = (id: string) => ({ ...newWeek(id), id });
const plan = (): CurriculumDocument => ({
  ...{ title: 'T', description: '', mainTheme: '', totalHours: 35, fieldwork: false, fieldworkCount: 0 },
  ...{ presentation: false, presentationFormat: 'poster', groupWork: 'hybrid', partners: '', rubric: [] },
  phases: [
    { id: 'A', name: 'A', weeks: [week('1'), week('2')] },
    { id: 'B', name: 'B', weeks: [week('3')] },
  ],
});
const shape = ({ phases }: CurriculumDocument) =>
  phases.map(({ id, weeks }) => [id, ...weeks.map((one) => one.id)].join(' '));

describe('editing a curriculum', () => {
  it('moves by steps, over the border of a phase, and not beyond the ends', () => {
    const steps = (id: string, by: 1 | -1, from = plan()) => {
      const to = stepTo(from, 'week', id, by);
      return to ? shape(move(from, 'week', id, to)) : undefined;
    };
    expect(steps('1', 1)).toEqual(['A 2 1', 'B 3']);
    expect(steps('2', 1)).toEqual(['A 1', 'B 2 3']);
    expect(steps('3', -1)).toEqual(['A 1 2 3', 'B']);
    expect(steps('1', -1)).toBeUndefined();
    expect(steps('3', 1)).toBeUndefined();
    expect(stepTo(plan(), 'phase', 'A', 1)).toEqual({ parent: '', index: 2 });
  });

  it('moves to a place as it is counted before the move', () => {
    expect(shape(move(plan(), 'week', '1', { parent: 'A', index: 2 }))).toEqual(['A 2 1', 'B 3']);
    expect(shape(move(plan(), 'week', '1', { parent: 'A', index: 1 }))).toEqual(['A 1 2', 'B 3']);
    expect(shape(move(plan(), 'phase', 'B', { parent: '', index: 0 }))).toEqual(['B 3', 'A 1 2']);
  });

  it('doubles a phase with its weeks under new ids, and leaves the state before as it was', () => {
    const before = plan();
    const after = duplicate(before, 'phase', 'A');
    expect(after.phases.map(({ weeks }) => weeks.length)).toEqual([2, 2, 1]);
    expect(new Set(after.phases.flatMap(({ id, weeks }) => [id, ...weeks.map((one) => one.id)])).size).toBe(8);
    expect(shape(before)).toEqual(['A 1 2', 'B 3']);
    expect([hoursOf(before), hoursOf(after)]).toEqual([6, 10]);
    expect(placeOf(remove(after, 'week', '3'), 'week', '3')).toBeUndefined();
  });

  it('takes back typing in one field as one step, and brings it again', () => {
    let history = begin(plan());
    for (const [n, label] of ['a', 'ab', 'abc'].entries()) {
      history = edit(history, change(history.now, '1', { label }), 'week.1.label', 1000 + n * 100);
    }
    history = edit(history, remove(history.now, 'week', '2'), undefined, 2000);
    expect(history.past).toHaveLength(2);
    const back = undo(undo(history));
    expect(back.now).toEqual(plan());
    expect(undo(back)).toBe(back);
    expect(redo(redo(back)).now).toEqual(history.now);
  });
});
