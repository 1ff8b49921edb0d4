import { useMemo, useRef, useState } from 'react';
import { toast } from '../../../../design/toast.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import type { Editing } from './editing.ts';
import { countAt, duplicate, move, placeOf, remove, stepTo } from './edits.ts';
import type { Plan } from './use-plan.ts';

/** What the parts can do, and what is said aloud about it: moving has no words on the screen. */
export function useEditor({ document, edit, undo }: Pick<Plan, 'document' | 'edit' | 'undo'>) {
  const { t } = useWords('curricula');
  const [said, say] = useState('');
  const latest = useRef(document);
  latest.current = document;
  const editing = useMemo((): Editing => {
    const nameOf = (id: string): string => {
      const { phases, rubric } = latest.current;
      const all = [...phases, ...rubric, ...phases.flatMap((one) => one.weeks), ...rubric.flatMap((one) => one.levels)];
      const part = all.find((one) => one.id === id);
      return (part && ('label' in part ? part.label || part.theme : part.name)) || t('unnamed');
    };
    const moveTo: Editing['moveTo'] = (kind, id, to) => {
      const before = latest.current;
      const after = move(before, kind, id, to);
      const place = placeOf(after, kind, id);
      if (!place) return;
      const from = placeOf(before, kind, id);
      if (from?.parent === place.parent && from.index === place.index) return;
      edit(() => after);
      latest.current = after;
      const values = { name: nameOf(id), index: place.index + 1 };
      say(
        from?.parent === place.parent
          ? t('moved', { ...values, total: countAt(after, kind, place.parent) })
          : t('movedInto', { ...values, parent: nameOf(place.parent) }),
      );
      // A part that comes into another list is drawn anew: the focus goes with it.
      requestAnimationFrame(() => window.document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus());
    };
    return {
      edit,
      moveTo,
      step(kind, id, by) {
        const to = stepTo(latest.current, kind, id, by);
        if (to) moveTo(kind, id, to);
        else say(t('movedNot', { name: nameOf(id) }));
      },
      duplicate: (kind, id) => edit((before) => duplicate(before, kind, id)),
      remove(kind, id, name) {
        edit((before) => remove(before, kind, id));
        toast(t('removed', { name }), { undo });
      },
    };
  }, [edit, undo, t]);
  return { editing, said, say };
}
