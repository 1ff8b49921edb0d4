import { createContext, use } from 'react';
import type { QuizDocument } from '#contracts/assessment/quizzes.ts';

/** What the parts of the quiz editor need: changing the document, and which item is open. */
export type Editing = {
  edit: (change: (document: QuizDocument) => QuizDocument, tag?: string) => void;
  /** Somebody has started: structure stands, items change by a correction. */
  frozen: boolean;
  open: string | undefined;
  setOpen: (id: string | undefined) => void;
  /** What is missing, by item. */
  problemsOf: (itemId: string) => readonly { path: string; reason: string }[];
  correct: (itemId: string) => void;
};
export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('outside of an editor');
  return editing;
}
