import { describe, expect, it } from 'vitest';
import { mayBeSelected, sameWording, stateAfterRewording, wordingOf } from '#modules/content/domain/theme.ts';

describe('a theme', () => {
  it('asks its title where it has no question', () => {
    expect(wordingOf({ title: '水', question: '' })).toEqual({ title: '水', question: '水' });
    expect(wordingOf({ title: '水', question: 'なぜ?' }).question).toBe('なぜ?');
  });

  it('has another wording when title or question differ', () => {
    const one = { title: '水', question: 'なぜ' };
    expect(sameWording(one, { ...one })).toBe(true);
    expect(sameWording(one, { ...one, title: '川' })).toBe(false);
    expect(sameWording(one, { ...one, question: 'だれが' })).toBe(false);
  });

  it('is approved in one wording only', () => {
    expect(stateAfterRewording('approved')).toBe('draft');
    for (const state of ['draft', 'proposed', 'returned'] as const) expect(stateAfterRewording(state)).toBe(state);
  });

  it('may be chosen unapproved only where the class allows it', () => {
    expect(mayBeSelected('draft', false)).toBe(true);
    expect(mayBeSelected('draft', true)).toBe(false);
    expect(mayBeSelected('returned', true)).toBe(false);
    expect(mayBeSelected('approved', true)).toBe(true);
  });
});
