import { PassThrough, type Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { type Entry, fromRandomAccessReader, RandomAccessReader, type ZipFile } from 'yauzl';
import type { Opened } from '#kernel/files/opened.ts';

/** An office document that must not be opened. */
export class UnsafeDocument extends Error {
  override readonly name = 'UnsafeDocument';
}

const MB = 1024 * 1024;
const MOST_ENTRIES = 5000;
/** Up to here anything may unpack; beyond, no document does to more than a hundred times its size. */
const HARMLESS = 50 * MB;
const MOST_RATIO = 100;
const MOST_UNPACKED = 1024 * MB;
const MANIFEST_LIMIT = MB;

const OOXML: Record<string, string> = {
  'wordprocessingml.document.main+xml': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'spreadsheetml.sheet.main+xml': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'presentationml.presentation.main+xml': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};
const ODF = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)$/;

/**
 * Which office document a zip is, if it is one: by what it says in `[Content_Types].xml` (ECMA-376) or `mimetype` (ODF).
 * What it unpacks to is counted, first as it claims, then byte by byte; nothing is kept. Throws UnsafeDocument.
 */
export async function officeTypeOf(file: Opened): Promise<string | undefined> {
  const allowed = file.size * MOST_RATIO > HARMLESS ? Math.min(file.size * MOST_RATIO, MOST_UNPACKED) : HARMLESS;
  let type: string | undefined;
  let claimed = 0;
  let unpacked = 0;
  const zip = await opened(file).catch(() => undefined);
  if (!zip) return undefined;
  try {
    const entries = await entriesOf(zip);
    if (entries.some(({ fileName }) => /vbaProject\.bin$/i.test(fileName))) throw new UnsafeDocument('it holds macros');
    for (const entry of entries) claimed += entry.uncompressedSize;
    if (claimed > allowed) throw new UnsafeDocument(`it would unpack to ${claimed} bytes`);
    for (const entry of entries) {
      const speaks = entry.fileName === '[Content_Types].xml' || entry.fileName === 'mimetype';
      const decoder = new StringDecoder('utf8');
      let said = '';
      for await (const chunk of (await unpack(zip, entry)) as AsyncIterable<Buffer>) {
        unpacked += chunk.length;
        if (unpacked > allowed) throw new UnsafeDocument('it unpacks to more than it claims');
        if (speaks) said += decoder.write(chunk);
        if (said.length > MANIFEST_LIMIT) throw new UnsafeDocument('its list of contents is too long');
      }
      if (speaks) type ??= typeSaidIn(said);
    }
    return type;
  } catch (error) {
    if (error instanceof UnsafeDocument) throw error;
    // Damaged, encrypted or lying about its sizes: no document anybody could open.
    throw new UnsafeDocument('it cannot be read', { cause: error });
  } finally {
    zip.close();
  }
}

function typeSaidIn(text: string): string | undefined {
  if (ODF.test(text.trim())) return text.trim();
  if (/macroEnabled/i.test(text)) throw new UnsafeDocument('it holds macros');
  return Object.entries(OOXML).find(([said]) => text.includes(said))?.[1];
}

class Reader extends RandomAccessReader {
  readonly #file: Opened;
  constructor(file: Opened) {
    super();
    this.#file = file;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const out = new PassThrough();
    this.#file.open(start, end - 1).then(
      (bytes) => {
        bytes.once('error', (error) => out.destroy(error)).pipe(out);
        out.once('close', () => bytes.destroy());
      },
      (error: Error) => out.destroy(error),
    );
    return out;
  }
}

const opened = (file: Opened): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromRandomAccessReader(new Reader(file), file.size, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : resolve(zip),
    );
  });

const entriesOf = (zip: ZipFile): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    if (zip.entryCount > MOST_ENTRIES) return reject(new UnsafeDocument(`it has ${zip.entryCount} parts`));
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      entries.push(entry);
      if (entries.length > MOST_ENTRIES) return reject(new UnsafeDocument('it has too many parts'));
      zip.readEntry();
    });
    zip.readEntry();
  });

const unpack = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
