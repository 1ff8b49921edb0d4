import { useEffect, useRef } from 'react';

const isTyping = (element: Element | null): boolean =>
  element instanceof HTMLTextAreaElement ||
  element instanceof HTMLSelectElement ||
  (element instanceof HTMLInputElement && !['radio', 'checkbox'].includes(element.type));

/** Digits choose, Ctrl with an arrow turns the page; what is typed into a field stays there. */
export function useTakingKeys(keys: { back: () => void; on: () => void; off: boolean }): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { back, on, off } = latest.current;
      if (off || event.altKey || event.isComposing) return;
      if ((event.ctrlKey || event.metaKey) && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
        event.preventDefault();
        return event.key === 'ArrowLeft' ? back() : on();
      }
      if (event.ctrlKey || event.metaKey || isTyping(document.activeElement) || !/^[1-9]$/.test(event.key)) return;
      const choice = document.querySelector<HTMLInputElement>(`input[data-digit="${event.key}"]:enabled`);
      if (!choice) return;
      event.preventDefault();
      choice.click();
      choice.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
