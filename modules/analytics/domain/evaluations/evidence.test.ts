import { describe, expect, it } from 'vitest';
import { chosenEvidence, evidenceText, type Piece } from '#modules/analytics/domain/evaluations/evidence.ts';

const pieces = (kind: Piece['kind'], many: number, day: string | null = '2026-11-01'): Piece[] =>
  Array.from({ length: many }, (_, n) => ({ id: `${kind}${n}`, kind, thing: `${kind}${n}`, day, text: 'x' }));

describe('what an evaluation rests on', () => {
  it('is sixty pieces at most, in which a long log leaves the others their place', () => {
    const chosen = chosenEvidence([
      ...pieces('entry', 100, '2026-11-20'),
      ...pieces('goal', 10),
      ...pieces('submission', 20, '2026-10-01'),
      ...pieces('theme', 1, null),
    ]);
    const count = (kind: string) => chosen.filter((piece) => piece.kind === kind).length;
    expect([chosen.length, count('theme'), count('goal'), count('submission'), count('entry')]).toEqual([
      60, 1, 8, 12, 39,
    ]);
    expect(chosen[0]?.kind).toBe('theme');
  });
  it('is the newest, the newest first', () => {
    const chosen = chosenEvidence([...pieces('entry', 1, '2026-11-01'), ...pieces('feedback', 1, '2026-11-02')]);
    expect(chosen.map(({ kind }) => kind)).toEqual(['feedback', 'entry']);
  });
  it('is text of six hundred signs at most, without empty parts and without half a sign', () => {
    expect(evidenceText('題', '', null, ' 文 ')).toBe('題\n文');
    const cut = evidenceText(`${'a'.repeat(599)}😀`);
    expect(cut).toHaveLength(600);
    expect(cut.isWellFormed()).toBe(true);
  });
});
