import { createContext, use } from 'react';
import type { Place } from './parts.ts';

/** What can be done with a part of an editor; the functions never change, so that parts are drawn only when they do. */
export type PartActions = {
  step: (kind: string, id: string, by: 1 | -1) => void;
  moveTo: (kind: string, id: string, to: Place) => void;
  duplicate: (kind: string, id: string) => void;
  remove: (kind: string, id: string, name: string) => void;
};
export const PartsContext = createContext<PartActions | null>(null);

export function usePartActions(): PartActions {
  const actions = use(PartsContext);
  if (!actions) throw new Error('outside of an editor');
  return actions;
}
