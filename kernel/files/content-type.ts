import { buffer } from 'node:stream/consumers';
import { fileTypeFromBuffer } from 'file-type';
import type { Opened } from '#kernel/files/opened.ts';
import { isPlainText, looksLikeMarkup } from '#kernel/files/text.ts';
import { officeTypeOf } from '#kernel/files/zip.ts';

const HEAD = 16 * 1024;
/** Names of streams inside the old office formats (MS-CFB), in UTF-16. */
const OLD_OFFICE = {
  'application/msword': ['WordDocument'],
  'application/vnd.ms-excel': ['Workbook', 'Book'],
  'application/vnd.ms-powerpoint': ['PowerPoint Document'],
};

/**
 * What a file is, judged by its content alone: a media type, `text/plain` for text without markup, or `undefined`. Throws
 * UnsafeDocument (zip.ts) for an office document that would unpack to something monstrous, or holds macros.
 */
export async function contentTypeOf(file: Opened): Promise<string | undefined> {
  if (file.size === 0) return undefined;
  const head = await buffer(await file.open(0, Math.min(HEAD, file.size) - 1));
  if (head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return officeTypeOf(file);
  const found = await fileTypeFromBuffer(await withoutTag(file, head)).catch(() => undefined);
  if (found?.mime === 'application/x-cfb') return oldOfficeTypeOf(file);
  if (found) return found.mime;
  if (looksLikeMarkup(head)) return 'text/html';
  return (await isPlainText(await file.open(0, file.size - 1))) ? 'text/plain' : undefined;
}

/** A recording may begin with a tag (ID3v2 §3.1), with a cover that is larger than what we look at. */
async function withoutTag(file: Opened, head: Buffer): Promise<Buffer> {
  if (head.toString('latin1', 0, 3) !== 'ID3') return head;
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((head[at] ?? 0) & 0x7f), 10);
  if (size >= file.size) return head;
  return buffer(await file.open(size, Math.min(size + HEAD, file.size) - 1));
}

/** Clear only when the names of exactly one of the three stand in it. */
async function oldOfficeTypeOf(file: Opened): Promise<string | undefined> {
  const found = new Set<string>();
  let tail: Buffer = Buffer.alloc(0);
  for await (const chunk of (await file.open(0, file.size - 1)) as AsyncIterable<Buffer>) {
    const window = Buffer.concat([tail, chunk]);
    for (const [type, names] of Object.entries(OLD_OFFICE)) {
      if (names.some((name) => window.includes(Buffer.from(`${name}\0`, 'utf16le')))) found.add(type);
    }
    tail = window.subarray(-64);
  }
  return found.size === 1 ? [...found][0] : undefined;
}
