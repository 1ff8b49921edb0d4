import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { demoCurriculum } from '#modules/content/domain/curricula/demo.ts';
import { diff } from '#modules/content/domain/curricula/diff.ts';
import {
  BLANK,
  type CurriculumDocument,
  hoursOf,
  idsOf,
  withNewIds,
} from '#modules/content/domain/curricula/document.ts';
import { keepIds } from '#modules/content/domain/curricula/keep-ids.ts';

let made = 0;
const next = () => {
  made += 1;
  return `id-${made}`;
};
const plan = (): CurriculumDocument => demoCurriculum('1年A組', next);
const phasesNamed = (...names: string[]): CurriculumDocument => ({
  ...BLANK,
  title: '',
  phases: names.map((name) => ({ id: name, name, weeks: [] })),
});

describe('comparing curricula', () => {
  it('finds nothing between equal ones', () => {
    const one = plan();
    expect(diff(one, structuredClone(one))).toEqual([]);
  });

  it('calls the one part moved that was moved, not all that made room', () => {
    const moved = diff(phasesNamed('a', 'b', 'c', 'd'), phasesNamed('b', 'c', 'd', 'a'));
    expect(moved.map(({ kind, id }) => [kind, id])).toEqual([['moved', 'a']]);
  });

  it('says from where to where a week has gone', () => {
    const one = plan();
    const two = structuredClone(one);
    const [from, to] = two.phases;
    const week = from?.weeks.pop();
    if (week) to?.weeks.unshift(week);
    expect(diff(one, two)).toMatchObject([
      { kind: 'moved', part: 'week', fields: [{ field: 'within', before: '課題の設定', after: '情報の収集' }] },
    ]);
  });

  it('names as added and removed exactly the ids of one that the other has not', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'));
    fc.assert(
      fc.property(names, names, (before, after) => {
        const changes = diff(phasesNamed(...before), phasesNamed(...after));
        const of = (kind: string) => changes.filter((change) => change.kind === kind).map(({ id }) => id);
        expect(new Set(of('added'))).toEqual(new Set(after.filter((id) => !before.includes(id))));
        expect(new Set(of('removed'))).toEqual(new Set(before.filter((id) => !after.includes(id))));
        const still = new Set(of('moved'));
        const rest = (all: string[], other: string[]) => all.filter((id) => other.includes(id) && !still.has(id));
        expect(rest(after, before)).toEqual(rest(before, after));
      }),
    );
  });
});

describe('ids', () => {
  it('are all different, and all others in a copy', () => {
    const one = plan();
    const copy = withNewIds(one, next);
    expect(new Set([...idsOf(one), ...idsOf(copy)]).size).toBe(2 * idsOf(one).length);
    expect(hoursOf(copy)).toBe(hoursOf(one));
  });

  it('stay with the parts a file names again, also with those of the same name', () => {
    const present = phasesNamed('a', 'b');
    const file = { rubric: [], phases: ['b', 'a', 'a'].map((name, n) => ({ id: `new-${n}`, name, weeks: [] })) };
    expect(keepIds(file, present).phases.map(({ id }) => id)).toEqual(['b', 'a', 'new-2']);
  });
});
