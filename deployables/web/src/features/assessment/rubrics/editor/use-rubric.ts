import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { RubricDocument, RubricView } from '#contracts/assessment/rubrics.ts';
import { api, client } from '../../../../api/client.ts';
import { begin, edit, redo, undo } from '../../../../design/editing/history.ts';
import { useParts } from '../../../../design/editing/use-parts.ts';
import { useKeptDraft } from '../../../../design/kept-draft.ts';
import { useAutosave } from '../../../../design/use-autosave.ts';
import { isPartKind, nameOf, parts } from './edits.ts';

/** A rubric one works on: edits with undo, saved by itself; who else saved it meanwhile is never overwritten. */
export function useRubric(opened: RubricView) {
  const queries = useQueryClient();
  const draft = useKeptDraft<RubricDocument>(`rubric.${opened.id}`);
  const [history, setHistory] = useState(() => {
    const fresh = begin(opened.document);
    return draft.found ? edit(fresh, draft.found.values, undefined, 0) : fresh;
  });
  // What was typed on an older state stays a conflict until one decides for the newer one.
  const [basis, setBasis] = useState(draft.found?.basis ?? opened.version);
  const version = useRef(basis);
  version.current = basis;
  const key = api.assessment.rubric.queryOptions({ input: { id: opened.id } }).queryKey;

  const autosave = useAutosave({
    draft,
    values: history.now,
    saved: opened.document,
    basis,
    save: async (document) => {
      const saved = await client.assessment.saveRubric({ id: opened.id, version: version.current, document });
      version.current = saved.version;
      setBasis(saved.version);
      queries.setQueryData(key, (before) => (before ? { ...before, ...saved, document } : before));
      queries.invalidateQueries({ queryKey: api.assessment.rubrics.key() });
    },
  });

  const steps = useMemo(
    () => ({
      edit: (made: (document: RubricDocument) => RubricDocument, tag?: string) =>
        setHistory((before) => edit(before, made(before.now), tag, Date.now())),
      undo: () => setHistory(undo),
      redo: () => setHistory(redo),
    }),
    [],
  );
  const moving = useParts({ document: history.now, ...steps, parts, isKind: isPartKind, nameOf });

  /** The newer state of somebody else takes the place of what was typed here. */
  const adopt = (fresh: RubricView) => {
    setHistory(begin(fresh.document));
    setBasis(fresh.version);
    autosave.settle(fresh.document);
    queries.setQueryData(key, fresh);
  };
  return { rubric: history.now, history, autosave, adopt, ...steps, ...moving };
}
export type RubricWork = ReturnType<typeof useRubric>;
