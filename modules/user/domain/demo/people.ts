import type { Cells } from '../import/row.ts';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.ts';

export const DEMO_PUPILS = 360;
export const DEMO_TEACHERS = 30;
const GRADES = [1, 2, 3];
const GROUPS = ['A', 'B', 'C'];
const SEATS = DEMO_PUPILS / GRADES.length / GROUPS.length;

/** Goes through all pairs of names without repeating one: the two counts share no divisor with their steps. */
function nameAt(index: number): Cells {
  const family = FAMILY_NAMES[(index * 7) % FAMILY_NAMES.length];
  const given = GIVEN_NAMES[(index * 11 + Math.floor(index / FAMILY_NAMES.length)) % GIVEN_NAMES.length];
  return {
    family_name: family?.[0] ?? '',
    family_kana: family?.[1] ?? '',
    given_name: given?.[0] ?? '',
    given_kana: given?.[1] ?? '',
  };
}

const byReading = (a: Cells, b: Cells): number => {
  const [x, y] = [a, b].map((cells) => `${cells.family_kana} ${cells.given_kana}`) as [string, string];
  return x < y ? -1 : Number(x > y);
};

/**
 * The rows of a believable school: three grades of three class groups of forty pupils, numbered by reading, and thirty
 * teachers, nine of them with a homeroom. The same every time. `prefix` keeps login ids apart from existing ones.
 */
export function demoPeople(prefix: string): Cells[] {
  const rooms = GRADES.flatMap((grade) => GROUPS.map((name) => ({ grade, name })));
  const pupils = rooms.flatMap((room, place) =>
    Array.from({ length: SEATS }, (_, seat) => nameAt(place * SEATS + seat))
      .sort(byReading)
      .map((names, seat) => ({
        ...names,
        login_id: `${prefix}-${room.grade}${room.name.toLowerCase()}${String(seat + 1).padStart(2, '0')}`,
        role: 'student',
        grade: String(room.grade),
        class_group: `${room.grade}年${room.name}組`,
        attendance_number: String(seat + 1),
      })),
  );
  const teachers = Array.from({ length: DEMO_TEACHERS }, (_, index) => {
    const room = rooms[index];
    return {
      ...nameAt(DEMO_PUPILS + index),
      login_id: `${prefix}-t${String(index + 1).padStart(2, '0')}`,
      role: 'teacher',
      grade: room ? String(room.grade) : '',
      class_group: room ? `${room.grade}年${room.name}組` : '',
    };
  });
  return [...pupils, ...teachers];
}
