import { useMemo, useRef, useState } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { toast } from '../toast.tsx';
import type { Parts, Place } from './parts.ts';
import type { PartActions } from './parts-context.ts';

type Options<Document, Kind extends string> = {
  document: Document;
  edit: (change: (document: Document) => Document) => void;
  undo: () => void;
  parts: Parts<Document, Kind>;
  isKind: (kind: string) => kind is Kind;
  /** What a part is called; empty where it has no name yet. */
  nameOf: (document: Document, id: string) => string;
};

/** What the parts of an editor can do, and what is said aloud about it: moving has no words on the screen. */
export function useParts<Document, Kind extends string>(options: Options<Document, Kind>) {
  const { document, edit, undo, parts, isKind, nameOf } = options;
  const { t } = useWords('editing');
  const [said, say] = useState('');
  const latest = useRef(document);
  latest.current = document;
  const actions = useMemo((): PartActions => {
    const called = (id: string) => nameOf(latest.current, id) || t('unnamed');
    const moveTo = (kind: Kind, id: string, to: Place) => {
      const before = latest.current;
      const after = parts.move(before, kind, id, to);
      const place = parts.placeOf(after, kind, id);
      if (!place) return;
      const from = parts.placeOf(before, kind, id);
      if (from?.parent === place.parent && from.index === place.index) return;
      edit(() => after);
      latest.current = after;
      const values = { name: called(id), index: place.index + 1 };
      say(
        from?.parent === place.parent
          ? t('moved', { ...values, total: parts.countAt(after, kind, place.parent) })
          : t('movedInto', { ...values, parent: called(place.parent) }),
      );
      // A part that comes into another list is drawn anew: the focus goes with it.
      requestAnimationFrame(() => window.document.querySelector<HTMLElement>(`[data-handle="${id}"]`)?.focus());
    };
    return {
      moveTo: (kind, id, to) => void (isKind(kind) && moveTo(kind, id, to)),
      step(kind, id, by) {
        const to = isKind(kind) ? parts.stepTo(latest.current, kind, id, by) : undefined;
        if (to && isKind(kind)) moveTo(kind, id, to);
        else say(t('movedNot', { name: called(id) }));
      },
      duplicate: (kind, id) => void (isKind(kind) && edit((before) => parts.duplicate(before, kind, id))),
      remove(kind, id, name) {
        if (!isKind(kind)) return;
        edit((before) => parts.remove(before, kind, id));
        toast(t('removed', { name }), { undo });
      },
    };
  }, [edit, undo, t, parts, isKind, nameOf]);
  return { actions, said, say };
}
