import { describe, expect, it } from 'vitest';
import { readRow } from '../import/row.ts';
import { demoPeople } from './people.ts';

describe('the sample school', () => {
  const people = demoPeople('demo');

  it('has 360 pupils in nine class groups of forty, and 30 teachers, nine with a homeroom', () => {
    const pupils = people.filter((person) => person.role === 'student');
    const groups = Map.groupBy(pupils, (person) => person.class_group);
    expect(pupils).toHaveLength(360);
    expect([...groups.values()].map((group) => group.length)).toEqual(Array(9).fill(40));
    const teachers = people.filter((person) => person.role === 'teacher');
    expect([teachers.length, teachers.filter((teacher) => teacher.class_group).length]).toEqual([30, 9]);
  });

  it('has nobody twice, numbers by reading, and no row an import would refuse', () => {
    expect(new Set(people.map((person) => person.login_id)).size).toBe(390);
    expect(new Set(people.map((person) => `${person.family_name} ${person.given_name}`)).size).toBe(390);
    const readings = people.slice(0, 40).map((person) => `${person.family_kana} ${person.given_kana}`);
    expect(readings).toEqual(readings.toSorted());
    expect(people.flatMap((cells, index) => readRow(index + 2, cells, undefined).faults)).toEqual([]);
  });

  it('is the same every time', () => {
    expect(demoPeople('demo')).toEqual(people);
  });
});
