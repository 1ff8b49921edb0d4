/** Uploads under way are remembered on this device as long as the person is signed in, and forgotten like their drafts. */
const PREFIX = 'quested.draft.upload.';

export type Remembered = { id: string; name: string; place: string };

/** The same file, chosen again, is known by this. */
const keyOf = (place: string, file: File): string => `${PREFIX}${place}.${file.size}.${file.lastModified}.${file.name}`;

export const remember = (place: string, file: File, id: string): void =>
  localStorage.setItem(keyOf(place, file), JSON.stringify({ id, name: file.name, place } satisfies Remembered));
export const forget = (place: string, file: File): void => localStorage.removeItem(keyOf(place, file));

export function recall(place: string, file: File): string | undefined {
  const kept = localStorage.getItem(keyOf(place, file));
  return kept ? (JSON.parse(kept) as Remembered).id : undefined;
}

/** What was begun here and not finished. */
export const unfinished = (place: string): Remembered[] =>
  Object.keys(localStorage)
    .filter((key) => key.startsWith(`${PREFIX}${place}.`))
    .map((key) => JSON.parse(localStorage.getItem(key) ?? '{}') as Remembered);
export function forgetUnfinished(place: string, id: string): void {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(`${PREFIX}${place}.`)))
    if (localStorage.getItem(key)?.includes(id)) localStorage.removeItem(key);
}
