import { createContext, use } from 'react';
import type { CurriculumDocument } from '#contracts/content/curriculum-document.ts';

/** Changes the plan; edits with the same `tag` shortly after each other are one step of undo. */
export type Edit = (change: (document: CurriculumDocument) => CurriculumDocument, tag?: string) => void;
export const EditContext = createContext<Edit | null>(null);

export function useEdit(): Edit {
  const edit = use(EditContext);
  if (!edit) throw new Error('outside of an editor');
  return edit;
}
