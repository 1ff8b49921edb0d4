/** Longer than a model thinks before a word, as servers send it; then the line is made anew, which costs nothing. */
const SILENT_MS = 20_000;

/**
 * A line to listen on: it is given up when the device goes offline, when nothing came for a while, or when `left`. Dead
 * lines of Wi-Fi tell nobody that they are dead.
 */
export function watchedLine(left: AbortSignal) {
  const cut = new AbortController();
  const give = () => cut.abort();
  let timer = setTimeout(give, SILENT_MS);
  addEventListener('offline', give);
  return {
    signal: AbortSignal.any([left, cut.signal]),
    /** Something came. */
    heard() {
      clearTimeout(timer);
      timer = setTimeout(give, SILENT_MS);
    },
    done() {
      clearTimeout(timer);
      removeEventListener('offline', give);
    },
  };
}
export type WatchedLine = ReturnType<typeof watchedLine>;

/** After a pause, and not before the device says that it is online. */
export async function beforeNextTry(ms: number, left: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  if (navigator.onLine || left.aborted) return;
  await new Promise<void>((resolve) => {
    addEventListener('online', () => resolve(), { once: true });
    left.addEventListener('abort', () => resolve(), { once: true });
  });
}

/** What comes from a stream until the signal: a reader that waits for ever is not waited for. */
export async function* until<T>(events: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const gone = new Promise<'gone'>((resolve) => {
    if (signal.aborted) resolve('gone');
    signal.addEventListener('abort', () => resolve('gone'), { once: true });
  });
  const iterator = events[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([iterator.next(), gone]);
    if (next === 'gone' || next.done) return;
    yield next.value;
  }
}
