/** What was, what is, and what was taken back. `tag` names what was edited last, `at` when. */
export type History<Document> = {
  readonly past: readonly Document[];
  readonly now: Document;
  readonly future: readonly Document[];
  readonly tag: string | undefined;
  readonly at: number;
};

const MOST = 200;
/** Typing in one field is one step, unless there was a pause as long as this. */
const PAUSE_MS = 1500;

export const begin = <Document>(now: Document): History<Document> => ({
  past: [],
  now,
  future: [],
  tag: undefined,
  at: 0,
});

export function edit<Document>(
  history: History<Document>,
  now: Document,
  tag: string | undefined,
  at: number,
): History<Document> {
  if (now === history.now) return history;
  const goesOn = tag !== undefined && tag === history.tag && at - history.at < PAUSE_MS;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST);
  return { past, now, future: [], tag, at };
}

export function undo<Document>(history: History<Document>): History<Document> {
  const now = history.past.at(-1);
  if (now === undefined) return history;
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], tag: undefined, at: 0 };
}

export function redo<Document>(history: History<Document>): History<Document> {
  const [now, ...future] = history.future;
  if (now === undefined) return history;
  return { past: [...history.past, history.now], now, future, tag: undefined, at: 0 };
}

/** Others have changed something: their changes belong to every state one may go back to. */
export function rebase<Document>(
  history: History<Document>,
  now: Document,
  onto: (was: Document) => Document,
): History<Document> {
  return { past: history.past.map(onto), now, future: history.future.map(onto), tag: undefined, at: 0 };
}
