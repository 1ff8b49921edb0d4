import { useCallback, useLayoutEffect, useRef, useState } from 'react';

const NEAR = 48;

/**
 * A pane that grows at its end: whoever is at the end stays there, whoever has scrolled up to read is left alone and
 * told that there is more. `grown` is another text whenever something has come.
 */
export function useStayBelow(grown: string) {
  const ref = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [away, setAway] = useState(false);
  const go = useCallback(() => {
    const pane = ref.current;
    if (pane) pane.scrollTop = pane.scrollHeight;
    atEnd.current = true;
    setAway(false);
  }, []);
  const onScroll = useCallback(() => {
    const pane = ref.current;
    if (!pane) return;
    atEnd.current = pane.scrollHeight - pane.scrollTop - pane.clientHeight < NEAR;
    if (atEnd.current) setAway(false);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what has grown that moves the pane
  useLayoutEffect(() => {
    if (atEnd.current) go();
    else setAway(true);
  }, [grown, go]);
  return { ref, onScroll, away, go };
}
