import { useCallback, useEffect, useRef, useState } from 'react';

const NEAR = 48;

/**
 * A pane that grows at its end: whoever is at the end stays there, also while pictures and wordings still settle;
 * whoever has scrolled up to read is left alone and told that there is more.
 */
export function useStayBelow() {
  const ref = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const last = useRef({ top: 0, height: 0 });
  const [away, setAway] = useState(false);
  const go = useCallback(() => {
    const pane = ref.current;
    if (!pane) return;
    atEnd.current = true;
    setAway(false);
    pane.scrollTop = pane.scrollHeight;
    last.current = { top: pane.scrollTop, height: pane.scrollHeight };
  }, []);
  const onScroll = useCallback(() => {
    const pane = ref.current;
    if (!pane) return;
    const { scrollTop: top, scrollHeight: height } = pane;
    const near = height - top - pane.clientHeight < NEAR;
    if (near) setAway(false);
    if (near) atEnd.current = true;
    // Only a person goes up; growth and settling never do.
    else if (top < last.current.top && height >= last.current.height) atEnd.current = false;
    last.current = { top, height };
  }, []);
  useEffect(() => {
    const [pane, content] = [ref.current, inner.current];
    if (!pane || !content) return;
    let height = 0;
    const settled = new ResizeObserver(() => {
      const grown = content.offsetHeight > height;
      height = content.offsetHeight;
      if (atEnd.current) go();
      else if (grown) setAway(true);
    });
    settled.observe(content);
    settled.observe(pane);
    return () => settled.disconnect();
  }, [go]);
  return { ref, inner, onScroll, away, go };
}
