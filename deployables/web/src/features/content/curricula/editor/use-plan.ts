import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CurriculumSaved, CurriculumView } from '#contracts/content/curricula.ts';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import { client } from '../../../../api/client.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { begin, edit, type History, rebase, redo, undo } from '../../../../design/editing/history.ts';
import { type KeptDraft, useKeptDraft } from '../../../../design/kept-draft.ts';
import { toast } from '../../../../design/toast.tsx';
import { useAutosave } from '../../../../design/use-autosave.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useKeep } from '../use-curriculum.ts';
import { type Collision, merge } from './merge.ts';

/** The state of the server the work stands on. */
type Basis = CurriculumView;

type Opening = { history: History<CurriculumDocument>; basis: Basis; collisions: readonly Collision[]; found: boolean };

/**
 * What one begins with: the server's state, or what was typed here and never reached it. If others went on meanwhile,
 * what was typed is brought into theirs; `bases` remembers on which state it was typed.
 */
function opening(
  opened: CurriculumView,
  draft: KeptDraft<CurriculumDocument>,
  bases: KeptDraft<CurriculumDocument>,
): Opening {
  const { found } = draft;
  const fresh = { history: begin(opened.document), basis: opened, collisions: [], found: false };
  if (!found) return fresh;
  const typed = edit(fresh.history, found.values, undefined, 0);
  if (found.basis === opened.version) return { ...fresh, history: typed, found: true };
  const base = bases.found?.basis === found.basis ? bases.found.values : opened.document;
  const { document, collisions } = merge(base, found.values, opened.document);
  return { ...fresh, history: edit(fresh.history, document, undefined, 0), collisions, found: true };
}

/** A curriculum one works on: edits with undo, saved by itself, merged with what another teacher does at the same time. */
export function usePlan(opened: CurriculumView) {
  const { t } = useWords('curricula');
  const keep = useKeep();
  const draft = useKeptDraft<CurriculumDocument>(`curriculum.${opened.id}`);
  const bases = useKeptDraft<CurriculumDocument>(`curriculum-basis.${opened.id}`);
  const [first] = useState(() => opening(opened, draft, bases));
  const [history, setHistory] = useState(first.history);
  const [basis, setBasis] = useState(first.basis);
  const [collisions, setCollisions] = useState(first.collisions);
  const now = useRef({ history, basis, collisions });
  now.current = { history, basis, collisions };

  const stand = useCallback(
    (fresh: Basis) => {
      now.current.basis = fresh;
      setBasis(fresh);
      bases.keep(fresh.document, fresh.version);
      keep(fresh);
    },
    [bases, keep],
  );

  /** Another teacher was quicker: theirs becomes the ground, what I did since goes on top of it. */
  const takeIn = useCallback(async (): Promise<readonly Collision[]> => {
    const { basis: from, history: mine } = now.current;
    const theirs = await client.content.curriculum({ id: from.id });
    const merged = merge(from.document, mine.now, theirs.document);
    const onto = (was: CurriculumDocument) => merge(from.document, was, theirs.document).document;
    const next = rebase(mine, merged.document, onto);
    now.current.history = next;
    setHistory(next);
    stand(theirs);
    now.current.collisions = merged.collisions;
    setCollisions(merged.collisions);
    return merged.collisions;
  }, [stand]);

  const send = useCallback(async (): Promise<CurriculumSaved> => {
    const { basis: from, history: mine } = now.current;
    const saved = await client.content.saveCurriculum({ id: from.id, version: from.version, document: mine.now });
    stand({ ...from, ...saved, document: mine.now });
    return saved;
  }, [stand]);

  const save = useCallback(async (): Promise<unknown> => {
    const undecided = () => new ApiProblem({ code: 'VERSION_CONFLICT', status: 409 });
    if (now.current.collisions.length) throw undecided();
    try {
      return await send();
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.code !== 'VERSION_CONFLICT') throw problem;
      if ((await takeIn()).length) throw undecided();
      toast(t('mergedBy'));
      return send();
    }
  }, [send, takeIn, t]);

  const autosave = useAutosave({
    draft,
    values: history.now,
    saved: basis.document,
    basis: basis.version,
    save,
  });
  // What was typed before the page was left is sent as soon as it is here again.
  const { flush } = autosave;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on opening
  useEffect(() => {
    bases.keep(now.current.basis.document, now.current.basis.version);
    if (!first.found) return;
    toast(t('mergedFound'));
    if (first.collisions.length === 0) void flush();
  }, []);

  const actions = useMemo(
    () => ({
      edit: (change: (document: CurriculumDocument) => CurriculumDocument, tag?: string) =>
        setHistory((before) => edit(before, change(before.now), tag, Date.now())),
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
    }),
    [],
  );
  /** The choices are made: they go on top, and everything is saved. */
  const decide = (theirs: readonly Collision[]) => {
    const decided = theirs.reduce((document, collision) => collision.take(document), now.current.history.now);
    now.current.collisions = [];
    setCollisions([]);
    setHistory((before) => edit(before, decided, undefined, 0));
    requestAnimationFrame(() => void flush());
  };
  /** The server's state was replaced by an action of mine: it is one step of the work, and undone like one. */
  const reset = (fresh: CurriculumView) => {
    setHistory((before) => edit(before, fresh.document, undefined, 0));
    stand(fresh);
    setCollisions([]);
  };
  /** The ground as it is at this moment, also in the middle of an action. */
  const latest = () => now.current.basis;
  return { document: history.now, history, basis, latest, stand, reset, collisions, decide, autosave, ...actions };
}
export type Plan = ReturnType<typeof usePlan>;
