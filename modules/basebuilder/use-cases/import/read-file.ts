import { decode, type Encoding, headerKey, readCsv, readRecords } from '#kernel/csv/read-csv.ts';
import { refuseField } from '#kernel/errors.ts';
import { noteOf, pathOfDeck, readAnkiHead } from '#modules/basebuilder/domain/import/anki.ts';
import { unguarded } from '#modules/basebuilder/domain/import/cells.ts';
import { HEADERS, type Header, MOST_CHOICES, placesOf, REQUIRED } from '#modules/basebuilder/domain/import/columns.ts';
import { type Cells, type ReadRow, type RowFault, readRow } from '#modules/basebuilder/domain/import/read-row.ts';

export const MOST_ROWS = 20_000;

export type Line = { line: number; cells: Record<string, string>; row: ReadRow | null; faults: RowFault[] };
export type ReadFile = {
  encoding: Encoding;
  format: 'csv' | 'anki';
  unknownColumns: readonly string[];
  lines: Line[];
};
export type Wish = {
  /** For notes without a deck. */
  category: string;
  turned: boolean;
};

/** What a file says, row by row, with what is wrong in each; refuses one that holds no rows at all. */
export function readFile(bytes: Uint8Array, wish: Wish): ReadFile {
  const { text, encoding } = decode(bytes);
  const anki = readAnkiHead(text);
  const file = anki || isNotes(text) ? readNotes(text, wish, anki) : readTable(bytes);
  if (file.lines.length === 0)
    throw refuseField('UNPROCESSABLE', 'file', 'no_item_rows', 'There is nothing below the header.');
  if (file.lines.length > MOST_ROWS)
    throw refuseField('UNPROCESSABLE', 'file', 'too_many_rows', `At most ${MOST_ROWS} rows.`);
  return { encoding, ...file };
}

/** Two columns with a tab between and no header we know: notes from somewhere else. */
const isNotes = (text: string): boolean => {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const { of } = placesOf(first.split('\t'), headerKey);
  return first.includes('\t') && of.title === undefined && of.question === undefined;
};

function readTable(bytes: Uint8Array): Omit<ReadFile, 'encoding'> {
  const file = readCsv(bytes);
  const { of, choices, unknown } = placesOf(file.header, headerKey);
  const missing = REQUIRED.filter((name) => of[name] === undefined);
  if (missing.length) {
    const wanted = missing.map((name) => `${HEADERS[name][0]}`).join(', ');
    throw refuseField('UNPROCESSABLE', 'file', 'missing_item_columns', `These columns are missing: ${wanted}.`);
  }
  const lines = file.rows.map(({ line, cells }): Line => {
    const at = (place: number | undefined) => unguarded(cells[place ?? -1] ?? '').trim();
    const named = Object.fromEntries((Object.keys(HEADERS) as Header[]).map((name) => [name, at(of[name])])) as Record<
      Header,
      string
    >;
    const chosen = new Map(
      [...choices].map(([number, place]) => [number, at(place)] as const).filter(([, text]) => text),
    );
    return { line, ...readLine({ ...named, choices: chosen }) };
  });
  return { format: 'csv', unknownColumns: unknown, lines };
}

function readNotes(text: string, wish: Wish, head: ReturnType<typeof readAnkiHead>): Omit<ReadFile, 'encoding'> {
  const known = head ?? {
    separator: '\t',
    html: true,
    deck: '',
    special: new Set<number>(),
    deckColumn: undefined,
    lines: 0,
  };
  const body = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .slice(known.lines)
    .join('\n');
  const records = readRecords(body, { delimiter: known.separator }).filter(({ cells }) => cells.some(Boolean));
  const lines = records.map((record): Line => {
    const { line, front, back, deck } = noteOf(record, known);
    const [title, question] = wish.turned ? [back, front] : [front, back];
    // A word of two lines is none that could be typed: its first line is.
    const word = title.split('\n', 1)[0] ?? '';
    const cells = {
      title: word,
      category: pathOfDeck(deck) || wish.category || 'Anki',
      question,
      answer_type: 'text',
      correct_answer: word.replace(/[\\|]/g, '\\$&'),
      explanation: '',
      difficulty: '',
      choices: new Map<number, string>(),
    };
    return { line, ...readLine(cells) };
  });
  return { format: 'anki', unknownColumns: [], lines };
}

function readLine(cells: Cells): Omit<Line, 'line'> {
  const { choices, ...named } = cells;
  const shown: Record<string, string> = { ...named };
  for (let number = 1; number <= MOST_CHOICES; number++)
    if (choices.has(number)) shown[`choice_${number}`] = choices.get(number) ?? '';
  return { cells: shown, ...readRow(cells, headerKey) };
}
