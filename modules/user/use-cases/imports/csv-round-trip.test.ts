import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerKey, readCsv } from '#kernel/csv/read-csv.ts';
import { writeCsv } from '#kernel/csv/write-csv.ts';
import { COLUMNS, readHeader } from '#modules/user/domain/import/columns.ts';
import { type Cells, readRow } from '#modules/user/domain/import/row.ts';

const name = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !text.includes('\0') && text.isWellFormed());
const person = fc.record({
  login_id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{2,30}$/),
  family_name: name,
  given_name: name,
  role: fc.constantFrom('student', 'teacher'),
  grade: fc.integer({ min: 1, max: 6 }).map(String),
  class_group: fc.constantFrom('1年A組', 'A "B", C'),
});

describe('an exported list', () => {
  it('comes back as it went out, whatever is in the names', () => {
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 20 }), (people: Cells[]) => {
        const rows = people.filter((cells: Cells, index) => readRow(index + 2, cells, undefined).faults.length === 0);
        fc.pre(rows.length > 0);
        const text = writeCsv(
          COLUMNS,
          rows.map((cells) => COLUMNS.map((column) => cells[column] ?? '')),
        );
        const file = readCsv(new TextEncoder().encode(text));
        expect(readHeader(file.header, headerKey).columns).toEqual([...COLUMNS]);
        expect(file.rows.map(({ cells }) => cells.slice(0, 3))).toEqual(
          rows.map((cells) => [cells.login_id, cells.family_name, cells.given_name]),
        );
      }),
    );
  });
});
