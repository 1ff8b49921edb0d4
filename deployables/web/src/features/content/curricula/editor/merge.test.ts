import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CurriculumDocument, Week } from '#contracts/content/curriculum-document.ts';
import { merge } from './merge.ts';

const week = (id: string, more: Partial<Week> = {}): Week => ({
  id,
  ...{ label: id, hours: 2, theme: '', activities: '', support: '', evaluation: '' },
  ...more,
});
const plan = (...phases: [string, ...Week[]][]): CurriculumDocument => ({
  ...{ title: 'T', description: '', mainTheme: '', totalHours: 35, fieldwork: false, fieldworkCount: 0 },
  ...{ presentation: false, presentationFormat: 'poster', groupWork: 'hybrid', partners: '', rubric: [] },
  phases: phases.map(([id, ...weeks]) => ({ id, name: id, weeks })),
});
const shape = ({ phases }: CurriculumDocument) => phases.map(({ id, weeks }) => [id, ...weeks.map((one) => one.id)]);

describe('two people at one curriculum', () => {
  const base = plan(['A', week('1'), week('2')], ['B', week('3')]);

  it('both get what they wrote, as long as it is not the same field', () => {
    const mine = plan(['A', week('1', { theme: 'mine' }), week('2')], ['B', week('3'), week('new')]);
    const theirs = {
      ...plan(['A', week('1', { activities: 'theirs' }), week('2')], ['B', week('3', { hours: 4 })]),
      title: 'U',
    };
    const { document, collisions } = merge(base, mine, theirs);
    expect(collisions).toEqual([]);
    expect(document.title).toBe('U');
    expect(document.phases[0]?.weeks[0]).toMatchObject({ theme: 'mine', activities: 'theirs' });
    expect(shape(document)).toEqual([
      ['A', '1', '2'],
      ['B', '3', 'new'],
    ]);
    expect(document.phases[1]?.weeks[0]?.hours).toBe(4);
  });

  it('one moves while the other writes', () => {
    const mine = plan(['B', week('3'), week('1')], ['A', week('2')]);
    const theirs = plan(['A', week('1', { theme: 'theirs' }), week('2'), week('4')], ['B', week('3')]);
    const { document, collisions } = merge(base, mine, theirs);
    expect(collisions).toEqual([]);
    expect(shape(document)).toEqual([
      ['B', '3', '1'],
      ['A', '2', '4'],
    ]);
    expect(document.phases[0]?.weeks[1]?.theme).toBe('theirs');
  });

  it('the same field differently is a question, with both answers at hand', () => {
    const mine = plan(['A', week('1', { theme: 'mine' }), week('2')], ['B', week('3')]);
    const theirs = plan(['A', week('1', { theme: 'theirs' }), week('2')], ['B', week('3')]);
    const { document, collisions } = merge(base, mine, theirs);
    expect(collisions).toMatchObject([{ part: 'week', name: '1', field: 'theme', mine: 'mine', theirs: 'theirs' }]);
    expect(document.phases[0]?.weeks[0]?.theme).toBe('mine');
    expect(collisions[0]?.take(document).phases[0]?.weeks[0]?.theme).toBe('theirs');
  });

  it('what one removed and the other changed stays until somebody decides, with the phase it stands in', () => {
    const mine = plan(['A', week('1'), week('2', { theme: 'mine' })], ['B', week('3')]);
    const theirs = plan(['B', week('3')]);
    const { document, collisions } = merge(base, mine, theirs);
    expect(shape(document)).toEqual([
      ['A', '2'],
      ['B', '3'],
    ]);
    expect(collisions).toMatchObject([{ id: '2', field: 'removed' }]);
    const [one] = collisions;
    expect(one && shape(one.take(document))).toEqual([['A'], ['B', '3']]);
  });

  it('what nobody else touched is removed without a question', () => {
    const { document, collisions } = merge(base, plan(['A', week('1')], ['B', week('3')]), { ...base, title: 'U' });
    expect(collisions).toEqual([]);
    expect(shape(document)).toEqual([
      ['A', '1'],
      ['B', '3'],
    ]);
  });

  it('keeps the laws: no change of mine gives theirs, no change of theirs gives mine, no id twice, nothing added is lost', () => {
    const weeks = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6', '7', '8'));
    const made = fc.tuple(weeks, fc.integer({ min: 0, max: 8 }), fc.boolean()).map(([all, cut, swapped]) => {
      const phases: [string, ...Week[]][] = [
        ['A', ...all.slice(0, cut).map((id) => week(id))],
        ['B', ...all.slice(cut).map((id) => week(id))],
      ];
      return plan(...(swapped ? phases.reverse() : phases));
    });
    fc.assert(
      fc.property(made, made, made, (from, mine, theirs) => {
        expect(merge(from, from, theirs).document).toEqual(theirs);
        expect(merge(from, mine, from).document).toEqual(mine);
        const idsOf = (document: CurriculumDocument) =>
          document.phases.flatMap((phase) => phase.weeks.map(({ id }) => id));
        const ids = idsOf(merge(from, mine, theirs).document);
        expect(new Set(ids).size).toBe(ids.length);
        const before = new Set(idsOf(from));
        const added = [...idsOf(mine), ...idsOf(theirs)].filter((id) => !before.has(id));
        expect(added.filter((id) => !ids.includes(id))).toEqual([]);
      }),
    );
  });
});
