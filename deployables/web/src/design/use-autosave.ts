import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiProblem, isAway } from '../api/problem.ts';
import type { KeptDraft } from './kept-draft.ts';

/** Where the typed words are. `device`: here only, the server will have them later; `nowhere`: in this window only. */
export type SavedState =
  | { kind: 'clean' }
  | { kind: 'saving' }
  | { kind: 'saved' | 'device'; at: number }
  | { kind: 'nowhere' }
  | { kind: 'conflict' | 'refused'; problem: ApiProblem };

type Options<Values> = {
  draft: KeptDraft<Values>;
  /** What stands in the form now. */
  values: Values;
  /** What the server has when the form is opened. */
  saved: Values;
  /** The version the form is about: a draft that is found later says which state it was typed on. */
  basis: number;
  /** Brings the values to the server. Without it they stay on the device until the form itself is sent. */
  save?: (values: Values) => Promise<unknown>;
};

const IDLE_MS = 1000;
/** Whoever types without a pause is saved this often all the same. */
const LONGEST_MS = 2500;
const AGAIN_MS = 5000;

/**
 * Keeps what is typed: on this device with every change, and on the server within three seconds where there is a `save`.
 * A line that is away is waited for; a conflict (409) or a refusal waits for the next change, and nothing typed goes.
 * `settle` is for a form that was sent by its button: the server has everything now; with values, for a form that was
 * set back to them. `flush` saves at once.
 */
export function useAutosave<Values>({ draft, values, saved, basis, save }: Options<Values>) {
  const [state, setState] = useState<SavedState>(
    draft.found ? { kind: 'device', at: draft.found.at } : { kind: 'clean' },
  );
  const text = JSON.stringify(values);
  const sent = useRef(JSON.stringify(saved));
  const latest = useRef({ text, values, save });
  latest.current = { text, values, save };
  const unsavedSince = useRef(0);
  const busy = useRef<Promise<void> | undefined>(undefined);

  const settle = useCallback(
    (fresh?: Values) => {
      sent.current = fresh === undefined ? latest.current.text : JSON.stringify(fresh);
      unsavedSince.current = 0;
      draft.forget();
      setState(fresh === undefined ? { kind: 'saved', at: Date.now() } : { kind: 'clean' });
    },
    [draft],
  );

  const flush = useCallback(async (): Promise<void> => {
    await busy.current;
    const { text: sending, values: now, save: send } = latest.current;
    if (!send || sending === sent.current) return;
    setState({ kind: 'saving' });
    busy.current = send(now).then(
      () => {
        sent.current = sending;
        unsavedSince.current = 0;
        if (latest.current.text === sending) settle();
      },
      (problem: ApiProblem) => {
        const here = isAway(problem) || problem.status === 401 || problem.status >= 500;
        const kind = problem.code === 'VERSION_CONFLICT' ? 'conflict' : 'refused';
        setState(here ? { kind: 'device', at: Date.now() } : { kind, problem });
      },
    );
    await busy.current;
    busy.current = undefined;
  }, [settle]);

  useEffect(() => {
    if (text === sent.current) {
      // Typed back to what the server has: there is nothing to keep.
      if (unsavedSince.current) draft.forget();
      if (unsavedSince.current) setState({ kind: 'saved', at: Date.now() });
      unsavedSince.current = 0;
      return;
    }
    const kept = draft.keep(latest.current.values, basis);
    setState((before) =>
      before.kind === 'saving' ? before : kept ? { kind: 'device', at: Date.now() } : { kind: 'nowhere' },
    );
    if (!latest.current.save) return;
    unsavedSince.current ||= Date.now();
    const wait = Math.max(0, Math.min(IDLE_MS, unsavedSince.current + LONGEST_MS - Date.now()));
    const timer = setTimeout(flush, wait);
    return () => clearTimeout(timer);
  }, [text, basis, draft, flush]);

  // What could not leave the device is tried again when the line is back.
  const waiting = state.kind === 'device' && save !== undefined;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(flush, AGAIN_MS);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [waiting, flush]);

  return { state, settle, flush, dirty: text !== sent.current };
}
