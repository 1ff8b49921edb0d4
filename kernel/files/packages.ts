import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { ZipFile as ZipWriter } from 'yazl';

/** A zip that cannot be read, or that would unpack to more than anybody meant. */
export class UnreadablePackage extends Error {
  override readonly name = 'UnreadablePackage';
}

/**
 * The files of a small package by their names, all in memory. Refuses more than `files` files, and more than `bytes`
 * unpacked, counted as they come whatever the zip claims. Folders are left out.
 */
export async function readPackage(
  zipped: Uint8Array,
  most: { files: number; bytes: number },
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  let zip: ZipFile | undefined;
  try {
    zip = await opened(Buffer.from(zipped));
    let left = most.bytes;
    for (const entry of await entriesOf(zip, most.files)) {
      const bytes = await unpacked(zip, entry, left);
      left -= bytes.length;
      found.set(entry.fileName, bytes);
    }
    return found;
  } catch (error) {
    if (error instanceof UnreadablePackage) throw error;
    throw new UnreadablePackage('it is no zip file that can be read', { cause: error });
  } finally {
    zip?.close();
  }
}

const opened = (zipped: Buffer): Promise<ZipFile> =>
  new Promise((resolve, reject) => {
    fromBuffer(zipped, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip)));
  });

const entriesOf = (zip: ZipFile, most: number): Promise<Entry[]> =>
  new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('error', reject);
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      if (entries.length > most) return reject(new UnreadablePackage(`it has more than ${most} files`));
      zip.readEntry();
    });
    zip.readEntry();
  });

async function unpacked(zip: ZipFile, entry: Entry, most: number): Promise<Uint8Array> {
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    zip.openReadStream(entry, (error, opening) => (error ? reject(error) : resolve(opening)));
  });
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new UnreadablePackage('it unpacks to too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A zip of these files. The same files at the same instant (milliseconds) are the same bytes. */
export async function writePackage(
  files: ReadonlyMap<string, string | Uint8Array>,
  at: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipWriter();
  for (const [name, file] of files) zip.addBuffer(Buffer.from(file), name, { mtime: new Date(at) });
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
