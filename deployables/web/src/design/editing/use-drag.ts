import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { usePartActions } from './parts-context.ts';

type Dragged = { part: string; id: string };
const isPart = (data: Record<string, unknown>): data is Dragged & Record<string, unknown> =>
  typeof data.part === 'string' && typeof data.id === 'string';

/** Makes a part draggable by its handle, and a place to let another of its kind fall: above or below it. */
export function useDrag(kind: string, id: string, place: { parent: string; index: number }) {
  const element = useRef<HTMLElement>(null);
  const handle = useRef<HTMLButtonElement>(null);
  const [edge, setEdge] = useState<'top' | 'bottom'>();
  const { moveTo } = usePartActions();
  const at = useRef(place);
  at.current = place;
  useEffect(() => {
    const [row, grip] = [element.current, handle.current];
    if (!row || !grip) return;
    const half = (y: number): 'top' | 'bottom' => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2 ? 'top' : 'bottom';
    };
    return combine(
      draggable({ element: row, dragHandle: grip, getInitialData: () => ({ part: kind, id }) }),
      dropTargetForElements({
        element: row,
        canDrop: ({ source }) => isPart(source.data) && source.data.part === kind && source.data.id !== id,
        onDrag: ({ location }) => setEdge(half(location.current.input.clientY)),
        onDragLeave: () => setEdge(undefined),
        onDrop({ source, location }) {
          setEdge(undefined);
          if (!isPart(source.data)) return;
          const below = half(location.current.input.clientY) === 'bottom' ? 1 : 0;
          moveTo(kind, source.data.id, { parent: at.current.parent, index: at.current.index + below });
        },
      }),
    );
  }, [kind, id, moveTo]);
  return { element, handle, edge };
}

/** A list that may be empty: what falls on it goes to its end. */
export function useDropEnd(kind: string, parent: string, count: number): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const { moveTo } = usePartActions();
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      canDrop: ({ source }) => isPart(source.data) && source.data.part === kind,
      onDrop: ({ source }) => {
        if (isPart(source.data)) moveTo(kind, source.data.id, { parent, index: count });
      },
    });
  }, [kind, parent, count, moveTo]);
  return element;
}
