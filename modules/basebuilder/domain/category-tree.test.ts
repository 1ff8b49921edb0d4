import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CategoryTree } from '#modules/basebuilder/domain/category-tree.ts';

const node = (id: string, parentId: string | null = null) => ({ id, parentId, name: id.toUpperCase() });

describe('a tree of categories', () => {
  const tree = new CategoryTree([node('a'), node('b', 'a'), node('c', 'b'), node('d', 'a'), node('e')]);

  it('names a node by its way from the root', () => {
    expect(tree.path('c')).toBe('A/B/C');
    expect([tree.depth('c'), tree.height('a'), tree.height('e')]).toEqual([3, 3, 1]);
  });

  it('lists parents before children, and everything below a node', () => {
    expect(tree.inOrder().map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(tree.withBelow('a')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('says which moves would hang a node on itself', () => {
    expect(tree.wouldCircle('a', 'c')).toBe(true);
    expect(tree.wouldCircle('a', 'a')).toBe(true);
    expect(tree.wouldCircle('b', 'd')).toBe(false);
    expect(tree.wouldCircle('a', null)).toBe(false);
  });

  it('stays a tree under any moves that are not refused', () => {
    const move = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.option(fc.integer({ min: 0, max: 7 })));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        let nodes = Array.from({ length: 8 }, (_, n) => node(`${n}`));
        for (const [id, parent] of moves) {
          const to = parent === null ? null : `${parent}`;
          if (new CategoryTree(nodes).wouldCircle(`${id}`, to)) continue;
          nodes = nodes.map((each) => (each.id === `${id}` ? { ...each, parentId: to } : each));
        }
        // Everything is reached from the roots exactly once: nothing hangs on itself, nothing is lost.
        expect(new CategoryTree(nodes).inOrder()).toHaveLength(8);
      }),
    );
  });
});
