import { useLayoutEffect, useRef } from 'react';

type Keys = { choose: (place: number) => void; next: () => void };

/** 1–4 answer, Enter goes on; what is typed into a field stays there. */
export function usePracticeKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  // As soon as a question can be seen it can be answered.
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.repeat) return;
      if (document.querySelector('[role="dialog"]')) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.matches('input, textarea, select')) return;
      if (/^[1-4]$/.test(event.key)) return latest.current.choose(Number(event.key) - 1);
      // A button that has the focus hears Enter itself.
      if (event.key === 'Enter' && !target?.closest('button, a')) latest.current.next();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
