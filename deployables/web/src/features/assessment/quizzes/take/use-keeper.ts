import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AnswersSaved, AttemptView, KeptAnswer, Pulse } from '#contracts/assessment/attempts.ts';
import { client } from '../../../../api/client.ts';
import { type ApiProblem, isAway } from '../../../../api/problem.ts';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { AnswerKeeper } from './keeper.ts';

/** Nothing of what was sent fits: which answers are at fault stands in the problem's fields. */
function refusalsIn({ fields }: ApiProblem): AnswersSaved['refused'] | undefined {
  const found = fields.flatMap(({ pointer, reason, detail }) => {
    const id = pointer.match(/^\/changes\/([^/]+)/)?.[1];
    return id ? [[id, { reason: reason === 'too_big' ? 'too_long' : reason, detail }]] : [];
  });
  return found.length ? Object.fromEntries(found) : undefined;
}

const IDLE_MS = 800;
/** Whoever writes without a pause is saved this often all the same. */
const LONGEST_MS = 2500;
const AGAIN_MS = 4000;

/**
 * The answers of an attempt, kept on the device and at the server. `pulse` is what the server said last about time and
 * state; `skew` how far its clock is ahead of this device's.
 */
export function useKeeper(attempt: AttemptView) {
  const draft = useKeptDraft<Record<string, KeptAnswer>>(`attempt.${attempt.id}`);
  const [pulse, setPulse] = useState<Pulse>(attempt);
  const skew = useRef(Date.parse(attempt.now) - Date.now());
  const hear = useCallback((fresh: Pulse) => {
    skew.current = Date.parse(fresh.now) - Date.now();
    setPulse(fresh);
  }, []);
  // One keeper for as long as the attempt is open: what the server says later comes in by itself.
  const [keeper] = useState(
    () =>
      new AnswerKeeper({
        entries: attempt.answers,
        found: draft.found?.values,
        send: async (changes) => {
          const told = await client.assessment.saveAnswers({ id: attempt.id, changes }).catch((problem: ApiProblem) => {
            const refused = refusalsIn(problem);
            if (!refused) throw problem;
            return { ...attempt, saved: {}, newer: {}, refused };
          });
          if (Object.keys(told.saved).length) hear(told);
          return told;
        },
        keep: (pending) => draft.keep({ ...pending }, attempt.number),
        forget: draft.forget,
        now: () => Date.now() + skew.current,
        mayPass: (problem) =>
          isAway(problem) || problem.status === 401 || problem.status === 429 || problem.status >= 500,
      }),
  );
  const kept = useSyncExternalStore(keeper.subscribe, () => keeper.kept);
  useSending(keeper, kept.saved.kind);
  const now = useCallback(() => Date.now() + skew.current, []);
  return { keeper, kept, pulse, hear, now };
}

/** Sends soon after the last change, again while the line is away, and before the page goes out of sight. */
function useSending(keeper: AnswerKeeper, state: string): void {
  const since = useRef(0);
  const { entries } = keeper.kept;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every change of an answer begins the wait anew
  useEffect(() => {
    if (!keeper.dirty) {
      since.current = 0;
      return;
    }
    since.current ||= Date.now();
    const wait = Math.max(0, Math.min(IDLE_MS, since.current + LONGEST_MS - Date.now()));
    const timer = setTimeout(() => {
      since.current = 0;
      void keeper.flush();
    }, wait);
    return () => clearTimeout(timer);
  }, [keeper, entries]);
  const waiting = state === 'device';
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(keeper.flush, AGAIN_MS);
    addEventListener('online', keeper.flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', keeper.flush);
    };
  }, [keeper, waiting]);
  useEffect(() => {
    const hidden = () => document.visibilityState === 'hidden' && void keeper.flush();
    document.addEventListener('visibilitychange', hidden);
    return () => document.removeEventListener('visibilitychange', hidden);
  }, [keeper]);
}
