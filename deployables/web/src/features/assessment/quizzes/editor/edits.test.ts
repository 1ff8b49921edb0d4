import { describe, expect, it } from 'vitest';
import { ITEM_TYPES, QuizItem } from '#contracts/assessment/quiz-items.ts';
import { QuizDocument } from '#contracts/assessment/quizzes.ts';
import {
  changeItem,
  copied,
  countOf,
  insert,
  isPartKind,
  nameOf,
  newItem,
  newSection,
  parts,
  pointsOf,
} from './edits.ts';

const quiz = (): QuizDocument => {
  const [first, second] = [newSection(), newSection()];
  first.items = [newItem('single'), newItem('text'), newItem('long')];
  second.items = [newItem('number')];
  return QuizDocument.parse({ title: '小テスト', sections: [first, second], rules: {} });
};
const shape = ({ sections }: QuizDocument) => sections.map(({ items }) => items.map(({ type }) => type).join(' '));

describe('editing a quiz', () => {
  it('begins every type of item in a form the contract takes', () => {
    for (const type of ITEM_TYPES)
      expect(QuizItem.parse(newItem(type))).toEqual(newItem(type) && expect.objectContaining({ type }));
  });

  it('moves items over the border of a section, and duplicates a section with new ids throughout', () => {
    const before = quiz();
    const last = before.sections[0]?.items[2]?.id ?? '';
    const to = parts.stepTo(before, 'item', last, 1);
    expect(to && shape(parts.move(before, 'item', last, to))).toEqual(['single text', 'long number']);
    const twice = parts.duplicate(before, 'section', before.sections[0]?.id ?? '');
    expect(shape(twice)).toEqual(['single text long', 'single text long', 'number']);
    const ids = twice.sections.flatMap((section) => [section.id, ...section.items.map(({ id }) => id)]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(isPartKind('week')).toBe(false);
  });

  it('changes one item and leaves the other sections as they were', () => {
    const before = quiz();
    const id = before.sections[1]?.items[0]?.id ?? '';
    const after = changeItem(before, id, (item) => ({ ...item, prompt: '何個？\n図を見て' }));
    expect(nameOf(after, id)).toBe('何個？');
    expect(after.sections[0]).toBe(before.sections[0]);
    expect(after.sections[1]).not.toBe(before.sections[1]);
  });

  it('counts what a pupil is asked: of drawn sections only as many as are drawn', () => {
    const whole = quiz();
    expect([countOf(whole), pointsOf(whole)]).toEqual([4, 8]);
    const drawn = { ...whole, sections: whole.sections.map((section) => ({ ...section, draw: 1 })) };
    expect(countOf(drawn)).toBe(2);
    expect(pointsOf(drawn)).toBeCloseTo(7 / 3 + 1);
  });

  it('copies an item from the bank with an id of its own', () => {
    const item = newItem('cloze');
    const copy = copied(item, null);
    expect(copy.id).not.toBe(item.id);
    const sectionId = quiz().sections[0]?.id ?? '';
    expect(insert(quiz(), 'item', { parent: sectionId, index: 0 }, copy)).toBeDefined();
  });
});
