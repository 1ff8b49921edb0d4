import { describe, expect, it } from 'vitest';
import { agreementOf, FEWEST_PAIRS } from '#modules/assessment/domain/rubrics/agreement.ts';
import { flawsOf, type Rubric, withNewIds } from '#modules/assessment/domain/rubrics/rubric.ts';
import {
  change,
  changesBetween,
  missing,
  mostPoints,
  NO_SCORES,
  pointsOf,
  sameScores,
} from '#modules/assessment/domain/rubrics/scores.ts';
import { medianRank, standingOf } from '#modules/assessment/domain/rubrics/standing.ts';
import { STARTERS } from '#modules/assessment/domain/rubrics/starters.ts';

const level = (id: string, points: number) => ({ id, name: id.toUpperCase(), points, criterion: '' });
const RUBRIC: Rubric = {
  name: '発表',
  description: '',
  criteria: [
    {
      id: 'q',
      name: '問い',
      description: '',
      weight: 2,
      levels: [level('qs', 4), level('qa', 3), level('qb', 2), level('qc', 0.5)],
    },
    { id: 'v', name: '声', description: '', weight: 1, levels: [level('vs', 3), level('va', 1)] },
  ],
};
const scored = (q: string, v = 'vs') => ({ ...NO_SCORES, levels: { q, v } });

describe('scores by rubric', () => {
  it('change by criterion and refuse what is not in the rubric', () => {
    const begun = change(RUBRIC, NO_SCORES, { levels: { q: 'qa' }, comments: { q: 'よい', v: '  ' } });
    expect(begun).toEqual({ scores: { levels: { q: 'qa' }, comments: { q: 'よい' }, overall: '' }, problems: [] });
    const next = change(RUBRIC, begun.scores, { levels: { v: 'va' }, comments: { q: null }, overall: '全体' });
    expect(next.scores).toEqual({ levels: { q: 'qa', v: 'va' }, comments: {}, overall: '全体' });
    expect(change(RUBRIC, NO_SCORES, { levels: { q: 'vs', x: 'qa' }, comments: { y: '' } }).problems).toEqual([
      { path: 'levels.q', reason: 'unknown_level' },
      { path: 'levels.x', reason: 'unknown_criterion' },
      { path: 'comments.y', reason: 'unknown_criterion' },
    ]);
    expect(missing(RUBRIC, begun.scores)).toEqual([{ path: 'levels.v', reason: 'required' }]);
    expect(sameScores(scored('qa'), { ...NO_SCORES, levels: { v: 'vs', q: 'qa' } })).toBe(true);
  });

  it('come to weight × points', () => {
    expect(pointsOf(RUBRIC, scored('qa'))).toBe(2 * 3 + 3);
    expect(pointsOf(RUBRIC, scored('qc', 'va'))).toBe(2 * 0.5 + 1);
    expect(mostPoints(RUBRIC)).toBe(2 * 4 + 3);
  });

  it('say what changed in the words of the rubric', () => {
    expect(changesBetween(RUBRIC, scored('qa'), { ...scored('qb'), overall: '惜しい' })).toEqual([
      { part: 'level', name: '問い', before: 'QA', after: 'QB' },
      { part: 'overall', name: '', before: '', after: '惜しい' },
      { part: 'points', name: '', before: '9', after: '7' },
    ]);
    expect(changesBetween(RUBRIC, scored('qa'), scored('qa'))).toEqual([]);
    expect(changesBetween(RUBRIC, null, scored('qs')).at(-1)).toMatchObject({ before: '', after: '11' });
  });
});

describe('a rubric', () => {
  it('names what keeps it from being used', () => {
    expect(flawsOf(RUBRIC)).toEqual([]);
    expect(flawsOf({ ...RUBRIC, criteria: [] })).toEqual([{ path: 'criteria', reason: 'no_criteria' }]);
    const [first] = RUBRIC.criteria;
    if (!first) throw new Error('no criterion');
    const levels = [level('a', 2), { ...level('b', 2), name: ' ' }];
    expect(flawsOf({ ...RUBRIC, criteria: [{ ...first, name: '', levels }] })).toEqual([
      { path: 'criteria.0.name', reason: 'no_name' },
      { path: 'criteria.0.levels.1.name', reason: 'no_name' },
      { path: 'criteria.0.levels.1.points', reason: 'points_order' },
    ]);
  });

  it('is offered ready in both languages, each fit for use', () => {
    expect(STARTERS.map(({ key }) => key)).toEqual(['question', 'research', 'presentation', 'collaboration']);
    let next = 0;
    for (const { rubricIn } of STARTERS.map((starter) => ({ rubricIn: starter }))) {
      for (const language of ['ja', 'en'] as const) {
        const rubric = {
          name: rubricIn.name[language],
          description: rubricIn.description[language],
          criteria: rubricIn.criteria.map((criterion) => ({
            id: '',
            name: criterion.name[language],
            description: criterion.description[language],
            weight: criterion.weight,
            levels: criterion.levels.map((one) => ({ ...one, id: '', criterion: one.criterion[language] })),
          })),
        };
        expect(flawsOf(withNewIds(rubric, () => String(next++)))).toEqual([]);
        expect(rubric.criteria.flatMap(({ levels }) => levels).every(({ criterion }) => criterion.length > 5)).toBe(
          true,
        );
      }
    }
  });
});

describe('sides', () => {
  it('stand by their mean rank, and are apart from two levels on', () => {
    const [question] = standingOf(RUBRIC, {
      teacher: [scored('qb')],
      self: scored('qs'),
      peers: [scored('qa'), scored('qs')],
    });
    expect(question).toEqual({ criterionId: 'q', teacher: 2, self: 4, peers: 3.5, apart: true });
    const [near] = standingOf(RUBRIC, { teacher: [scored('qa')], self: null, peers: [scored('qs')] });
    expect(near).toEqual({ criterionId: 'q', teacher: 3, self: null, peers: 4, apart: false });
    const [alone] = standingOf(RUBRIC, { teacher: [], self: scored('qs'), peers: [] });
    expect(alone?.apart).toBe(false);
  });

  it('have a median that is a level', () => {
    expect([medianRank([4, 1, 3]), medianRank([1, 2, 4, 4]), medianRank([])]).toEqual([3, 2, undefined]);
  });

  it('agree as computed by hand', () => {
    // Weights of four levels: 0, 1/9, 4/9, 1. Observed: (4,4) 0, (3,4) 1/9, (2,2) 0, (1,3) 4/9: mean 5/36.
    // Expected over all 4 × 4 pairs of the margins {4,3,2,1} and {4,4,2,3}: (0+0+4+1 + 1+1+1+0 + 4+4+0+1 + 9+9+1+4)/9/16 = 40/144.
    // Kappa: 1 − (5/36)/(40/144) = 1 − 20/40 = 0.5.
    const four = agreementOf(
      [
        [4, 4],
        [3, 4],
        [2, 2],
        [1, 3],
      ],
      4,
    );
    expect(four).toMatchObject({ pairs: 4, enough: false, exact: 0.5, adjacent: 0.75 });
    expect(four.kappa).toBeCloseTo(0.5, 12);
    // Two levels, ten pairs: 6 × (2,2), 2 × (2,1), 1 × (1,2), 1 × (1,1). Observed 0.3; expected 0.8·0.3 + 0.2·0.7 = 0.38.
    const two = agreementOf([...Array<[number, number]>(6).fill([2, 2]), [2, 1], [2, 1], [1, 2], [1, 1]], 2);
    expect(two).toMatchObject({ pairs: FEWEST_PAIRS, enough: true, exact: 0.7, adjacent: 1 });
    expect(two.kappa).toBeCloseTo(1 - 0.3 / 0.38, 12);
  });

  it('agree fully, not at all, or by nothing one could tell', () => {
    expect(
      agreementOf(
        [
          [1, 1],
          [4, 4],
        ],
        4,
      ).kappa,
    ).toBe(1);
    expect(
      agreementOf(
        [
          [1, 4],
          [4, 1],
        ],
        4,
      ).kappa,
    ).toBe(-1);
    expect(
      agreementOf(
        [
          [3, 3],
          [3, 3],
        ],
        4,
      ),
    ).toMatchObject({ exact: 1, kappa: null });
    expect(agreementOf([], 4)).toEqual({ pairs: 0, enough: false, exact: null, adjacent: null, kappa: null });
  });
});
