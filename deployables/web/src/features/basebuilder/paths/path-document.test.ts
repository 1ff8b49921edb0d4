import { describe, expect, it } from 'vitest';
import { mayPrecede, moved, type StepDraft } from './path-document.ts';

const step = (key: string, ...after: string[]): StepDraft => ({
  ...{ key, kind: 'item', thingId: key, title: key, count: 1, after, needed: 1 },
});

describe('steps of a path on the table', () => {
  const [a, b, c] = [step('a'), step('b', 'a'), step('c', 'b')] as const;

  it('are moved among the others', () => {
    expect(moved([a, b, c], 2, -1).map(({ key }) => key)).toEqual(['a', 'c', 'b']);
    expect(moved([a, b, c], 0, 1).map(({ key }) => key)).toEqual(['b', 'a', 'c']);
  });

  it('are offered only those to wait for that do not wait for them', () => {
    expect(mayPrecede([a, b, c], c, a)).toBe(true);
    expect(mayPrecede([a, b, c], a, c)).toBe(false);
    expect(mayPrecede([a, b, c], a, a)).toBe(false);
  });
});
