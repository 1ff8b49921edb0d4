import { useCallback, useMemo, useRef, useState } from 'react';
import type { QuizDocument, QuizSaved, QuizView } from '#contracts/assessment/quizzes.ts';
import { client } from '../../../../api/client.ts';
import { begin, edit, redo, undo } from '../../../../design/editing/history.ts';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { useAutosave } from '../../../../design/use-autosave.ts';
import { useKeepQuiz } from '../use-quizzes.ts';

/**
 * A quiz one works on: edits with undo, saved by itself. If somebody else was quicker, theirs can be taken in; what was
 * written here is then one step back, so that nothing is lost either way.
 */
export function useQuizWork(opened: QuizView) {
  const keep = useKeepQuiz();
  const draft = useKeptDraft<QuizDocument>(`quiz.${opened.id}`);
  const [history, setHistory] = useState(() => {
    const fresh = begin(opened.document);
    return draft.found ? edit(fresh, draft.found.values, undefined, 0) : fresh;
  });
  // A draft says on which version it was typed: if others went on since, saving it is a conflict, not an overwriting.
  const [basis, setBasis] = useState<QuizView>(() => ({
    ...opened,
    version: draft.found ? draft.found.basis : opened.version,
  }));
  const now = useRef({ history, basis });
  now.current = { history, basis };

  const stand = useCallback(
    (fresh: QuizView) => {
      now.current.basis = fresh;
      setBasis(fresh);
      keep(fresh);
    },
    [keep],
  );
  /** The answer to a change: the same quiz in its new state. */
  const said = useCallback(
    (saved: QuizSaved, document = now.current.basis.document) => stand({ ...now.current.basis, ...saved, document }),
    [stand],
  );
  const save = useCallback(
    async (document: QuizDocument) => {
      const { id, version } = now.current.basis;
      said(await client.assessment.saveQuiz({ id, version, document }), document);
    },
    [said],
  );
  const autosave = useAutosave({
    draft,
    values: history.now,
    saved: opened.document,
    basis: basis.version,
    save,
  });
  const { settle } = autosave;
  /** The server's state is the state; what was here is one step back. */
  const takeTheirs = useCallback(async () => {
    const theirs = await client.assessment.quiz({ id: now.current.basis.id });
    setHistory((before) => edit(before, theirs.document, undefined, 0));
    stand(theirs);
    settle(theirs.document);
  }, [stand, settle]);

  const actions = useMemo(
    () => ({
      edit: (change: (document: QuizDocument) => QuizDocument, tag?: string) =>
        setHistory((before) => edit(before, change(before.now), tag, Date.now())),
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
    }),
    [],
  );
  const latest = () => now.current.basis;
  return { document: history.now, history, basis, latest, said, autosave, takeTheirs, ...actions };
}
export type QuizWork = ReturnType<typeof useQuizWork>;
