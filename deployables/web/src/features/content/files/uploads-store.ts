import { useSyncExternalStore } from 'react';
import type { FileView } from '#contracts/content/files.ts';
import { api } from '../../../api/client.ts';
import { ApiProblem } from '../../../api/problem.ts';
import { queryClient } from '../../../api/query-client.ts';
import { sendFile } from './send-file.ts';

export type Item = {
  readonly key: number;
  readonly place: FileView['place'];
  readonly file: File;
  readonly sent: number;
  readonly state: 'queued' | 'sending' | 'waiting' | 'refused';
  readonly problem?: ApiProblem;
  readonly stop: AbortController;
};

/** More at once would only make each of them slower. */
const AT_ONCE = 2;
let items: readonly Item[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();
const keep = (next: readonly Item[]) => {
  items = next;
  for (const changed of listeners) changed();
};
const change = (key: number, to: Partial<Item>) =>
  keep(items.map((item) => (item.key === key ? { ...item, ...to } : item)));
const drop = (key: number) => keep(items.filter((item) => item.key !== key));
const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const isUnderWay = ({ state }: Item) => state === 'sending' || state === 'waiting';

/** The files of this page that are on their way; they go on while one looks at other pages. */
export function useUploadItems(place: string): readonly Item[] {
  return useSyncExternalStore(subscribe, () => items).filter((item) => item.place === place);
}

export function addFiles(place: FileView['place'], files: readonly File[]): void {
  const fresh = files.map((file): Item => {
    lastKey += 1;
    return { key: lastKey, place, file, sent: 0, state: 'queued', stop: new AbortController() };
  });
  keep([...items, ...fresh]);
  next();
}

export function giveUp({ key, stop }: Item): void {
  stop.abort(new DOMException('given up', 'AbortError'));
  drop(key);
  next();
}

export function tryAgain(item: Item): void {
  change(item.key, { state: 'queued', sent: 0, stop: new AbortController() });
  next();
}

function next(): void {
  const free = AT_ONCE - items.filter(isUnderWay).length;
  for (const item of items.filter(({ state }) => state === 'queued').slice(0, Math.max(0, free))) void run(item);
}

async function run({ key, place, file, stop }: Item): Promise<void> {
  change(key, { state: 'sending' });
  try {
    await sendFile({
      place,
      file,
      signal: stop.signal,
      onProgress: (sent) => change(key, { sent, state: 'sending' }),
      onWaiting: (waiting) => change(key, { state: waiting ? 'waiting' : 'sending' }),
    });
    await queryClient.invalidateQueries({ queryKey: api.content.files.key() });
    drop(key);
  } catch (problem) {
    if (!stop.signal.aborted)
      change(key, {
        state: 'refused',
        problem: problem instanceof ApiProblem ? problem : new ApiProblem({ code: 'INTERNAL' }),
      });
  }
  next();
}

// Closing the tab would interrupt what is on its way: the browser asks first.
addEventListener('beforeunload', (event) => {
  if (items.some(isUnderWay)) event.preventDefault();
});
