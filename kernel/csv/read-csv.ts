import { parse } from 'csv-parse/sync';
import { Refusal } from '#kernel/errors.ts';

export type Encoding = 'utf-8' | 'utf-8-bom' | 'shift_jis';
export type CsvFile = {
  readonly encoding: Encoding;
  readonly header: readonly string[];
  /** `line` is the line of the file the row starts on; the header is line 1. Cells are trimmed unless told otherwise. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

/**
 * Text of a file whose encoding nobody was asked for: a byte order mark or valid UTF-8 decides for UTF-8, anything else
 * is read as Shift_JIS as Windows writes it (CP932, the WHATWG label `shift_jis`). Refuses bytes that are neither.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { text, encoding: bom ? 'utf-8-bom' : 'utf-8' };
  } catch {
    try {
      return { text: new TextDecoder('shift_jis', { fatal: true }).decode(bytes), encoding: 'shift_jis' };
    } catch {
      throw new Refusal('UNPROCESSABLE', 'The file is neither UTF-8 nor Shift_JIS text.', {
        fields: [{ path: 'file', reason: 'not_text', detail: 'Neither UTF-8 nor Shift_JIS.' }],
      });
    }
  }
}

/** Reads a CSV or tab-separated file (RFC 4180, any line ending). Refuses one that cannot be read, naming the line. */
export function readCsv(bytes: Uint8Array, { trim = true } = {}): CsvFile {
  const { text, encoding } = decode(bytes);
  const firstLine = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = firstLine.includes('\t') && !firstLine.includes(',') ? '\t' : ',';
  const [head, ...rows] = readRecords(text, { delimiter, trim });
  return { encoding, header: head?.cells ?? [], rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

/** Every record of a text with the line it starts on. Refuses a text that cannot be read, naming the line. */
export function readRecords(
  text: string,
  { delimiter = ',', trim = true }: { delimiter?: string; trim?: boolean } = {},
): { line: number; cells: string[] }[] {
  if (text.includes('\0')) {
    throw new Refusal('UNPROCESSABLE', 'This is not a text file.', {
      fields: [{ path: 'file', reason: 'not_text', detail: 'The file holds binary data.' }],
    });
  }
  try {
    const records = parse(text, {
      bom: true,
      delimiter,
      trim,
      relaxColumnCount: true,
      skipEmptyLines: false,
      info: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map((entry, index) => ({ line: (records[index - 1]?.info.lines ?? 0) + 1, cells: entry.record }));
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    throw new Refusal('UNPROCESSABLE', `The file cannot be read at line ${line}: is a quotation mark missing?`, {
      fields: [{ path: 'file', reason: 'unreadable_line', detail: `Line ${line}`, values: { line } }],
    });
  }
}

/** A header as a key: NFKC, lower case, without spaces, brackets and signs between words. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]・_-]/g, '');
