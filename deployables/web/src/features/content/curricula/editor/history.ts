import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';

/** What was, what is, and what was taken back. `tag` names what was edited last, `at` when. */
export type History = {
  readonly past: readonly CurriculumDocument[];
  readonly now: CurriculumDocument;
  readonly future: readonly CurriculumDocument[];
  readonly tag: string | undefined;
  readonly at: number;
};

const MOST = 200;
/** Typing in one field is one step, unless there was a pause as long as this. */
const PAUSE_MS = 1500;

export const begin = (now: CurriculumDocument): History => ({ past: [], now, future: [], tag: undefined, at: 0 });

export function edit(history: History, now: CurriculumDocument, tag: string | undefined, at: number): History {
  if (now === history.now) return history;
  const goesOn = tag !== undefined && tag === history.tag && at - history.at < PAUSE_MS;
  const past = goesOn ? history.past : [...history.past, history.now].slice(-MOST);
  return { past, now, future: [], tag, at };
}

export function undo(history: History): History {
  const now = history.past.at(-1);
  if (!now) return history;
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], tag: undefined, at: 0 };
}

export function redo(history: History): History {
  const [now, ...future] = history.future;
  if (!now) return history;
  return { past: [...history.past, history.now], now, future, tag: undefined, at: 0 };
}

/** Others have changed something: their changes belong to every state one may go back to. */
export function rebase(
  history: History,
  now: CurriculumDocument,
  onto: (was: CurriculumDocument) => CurriculumDocument,
): History {
  return { past: history.past.map(onto), now, future: history.future.map(onto), tag: undefined, at: 0 };
}
