import { describe, expect, it } from 'vitest';
import { afterStep, afterWriting, type Standing, withDraft } from '#modules/analytics/domain/evaluations/evaluation.ts';

const none = { knowledge: null, thinking: null, attitude: null };
const standing = (change: Partial<Standing> = {}): Standing => ({
  ...none,
  text: '',
  state: 'draft',
  origin: 'hand',
  ...change,
});

describe('an evaluation', () => {
  it.each([
    ['draft', 'confirm', 'confirmed'],
    ['edited', 'confirm', 'confirmed'],
    ['confirmed', 'publish', 'published'],
    ['published', 'unpublish', 'confirmed'],
    ['confirmed', 'reopen', 'edited'],
    ['draft', 'publish', undefined],
    ['published', 'reopen', undefined],
    ['published', 'confirm', undefined],
    ['edited', 'unpublish', undefined],
  ] as const)('%s, %s: %s', (state, step, to) => {
    expect(afterStep(state, step)).toBe(to);
  });

  it('is edited once a teacher writes into a draft of AI, and closed once it is confirmed', () => {
    expect(afterWriting(undefined)).toBe('draft');
    expect(afterWriting(standing())).toBe('draft');
    expect(afterWriting(standing({ origin: 'ai' }))).toBe('edited');
    expect(afterWriting(standing({ state: 'edited' }))).toBe('edited');
    expect(afterWriting(standing({ state: 'confirmed' }))).toBeUndefined();
    expect(afterWriting(standing({ state: 'published' }))).toBeUndefined();
  });
});

describe('a draft of AI', () => {
  const draft = { text: '下書き', knowledge: 'A', thinking: 'B', attitude: null } as const;
  it('fills what is empty, and what a teacher has graded stays', () => {
    expect(withDraft(undefined, draft)).toEqual({ ...draft, state: 'draft', origin: 'ai' });
    expect(withDraft(standing({ knowledge: 'C' }), draft)).toMatchObject({
      text: '下書き',
      knowledge: 'C',
      thinking: 'B',
    });
  });
  it('takes the place of an older one nobody has touched', () => {
    expect(withDraft(standing({ text: '前の', origin: 'ai', attitude: 'A' }), draft)).toMatchObject(draft);
  });
  it.each([
    standing({ text: '先生の' }),
    standing({ text: '直した', origin: 'ai', state: 'edited' }),
    standing({ text: '確かめた', state: 'confirmed' }),
    standing({ state: 'published', origin: 'ai' }),
  ])('stays beside %o', (now) => {
    expect(withDraft(now, draft)).toBeUndefined();
  });
});
