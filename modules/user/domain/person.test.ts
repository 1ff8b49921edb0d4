import { describe, expect, it } from 'vitest';
import { isOpen, type Move, mayDecideAbout, type Status, statusAfter } from './person.ts';

const STATUSES: Status[] = ['registered', 'confirmed', 'active', 'suspended', 'rejected'];
const MOVES: Move[] = ['confirm', 'approve', 'reject', 'suspend', 'reinstate'];

describe('the way of an account', () => {
  it('has exactly five steps', () => {
    const steps = STATUSES.flatMap((from) => MOVES.map((move) => [from, move, statusAfter(from, move)] as const));
    expect(steps.filter(([, , to]) => to).map((step) => step.join(' '))).toEqual([
      'registered confirm confirmed',
      'confirmed approve active',
      'confirmed reject rejected',
      'active suspend suspended',
      'suspended reinstate active',
    ]);
  });

  it('lets teachers decide about pupils only', () => {
    expect(mayDecideAbout('teacher', 'student')).toBe(true);
    expect(mayDecideAbout('teacher', 'teacher')).toBe(false);
    expect(mayDecideAbout('admin', 'teacher')).toBe(true);
    expect(mayDecideAbout('student', 'student')).toBe(false);
  });

  it('opens for active people who have chosen their own password', () => {
    expect(isOpen('active', false)).toBe(true);
    expect(isOpen('active', true)).toBe(false);
    expect(isOpen('confirmed', false)).toBe(false);
  });
});
