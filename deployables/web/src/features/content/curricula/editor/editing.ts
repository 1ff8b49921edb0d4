import { createContext, use } from 'react';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';
import type { PartKind, Place } from './edits.ts';

/** What a part of the editor can do; the functions never change, so that parts are drawn again only when they changed. */
export type Editing = {
  edit: (change: (document: CurriculumDocument) => CurriculumDocument, tag?: string) => void;
  step: (kind: PartKind, id: string, by: 1 | -1) => void;
  moveTo: (kind: PartKind, id: string, to: Place) => void;
  duplicate: (kind: PartKind, id: string) => void;
  remove: (kind: PartKind, id: string, name: string) => void;
};
export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('outside of an editor');
  return editing;
}
