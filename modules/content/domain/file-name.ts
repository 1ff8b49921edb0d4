/** Names longer than this many bytes are refused by file systems. */
const LONGEST = 255;
/** Control characters, marks that turn the direction of writing, and everything else that is not seen, joiners excepted. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]|(?![\u200C\u200D])\p{Cf}/gu;
const NOTHING_LEFT = 'file';

/**
 * A file's name as it is kept: the last part of a path, in any script, composed (NFC), without what cannot be seen, at
 * most 255 bytes of UTF-8. It is shortened between characters as people see them, and keeps its extension.
 */
export function cleanFileName(given: string): string {
  const last = given.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? '';
  const seen = last.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ');
  const name = seen.replace(/^[\s.]+|[\s.]+$/g, '');
  return shortened(name || NOTHING_LEFT);
}

/** What follows the last dot, in small letters; empty where nothing does. */
export const extensionOf = (name: string): string => /[^.]\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The name with another extension in place of its own, or behind it when it has none. */
export function withExtension(name: string, extension: string): string {
  const own = extensionOf(name);
  return shortened(`${own ? name.slice(0, -own.length - 1) : name}.${extension}`);
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

function shortened(name: string): string {
  if (bytesOf(name) <= LONGEST) return name;
  const extension = extensionOf(name);
  const tail = extension ? name.slice(-extension.length - 1) : '';
  let head = '';
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, name.length - tail.length))) {
    if (bytesOf(head) + bytesOf(segment) + bytesOf(tail) > LONGEST) break;
    head += segment;
  }
  return `${head.trimEnd()}${tail}`;
}
