import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Place } from '../nav.ts';

/** After `g`: where to. */
export const GO_KEYS = {
  t: '/',
  c: '/classes',
  l: '/log',
  p: '/people',
  n: '/notices',
  a: '/approvals',
} as const satisfies Record<string, Place>;
const isGoKey = (key: string): key is keyof typeof GO_KEYS => key in GO_KEYS;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** Ctrl/⌘ K finds, `?` helps, `/` goes to the search of the page, `g` and a letter go somewhere. */
export function useShellKeys(actions: { onPalette: () => void; onHelp: () => void }): void {
  const navigate = useNavigate();
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    // Event times count from the page's beginning: no key was pressed before it.
    let going = Number.NEGATIVE_INFINITY;
    const pressed = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return latest.current.onPalette();
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (event.key === '?') return latest.current.onHelp();
      if (event.key === '/') {
        event.preventDefault();
        return document.querySelector<HTMLElement>('main input[type="search"]')?.focus();
      }
      if (event.key === 'g') going = event.timeStamp;
      else if (event.timeStamp - going < 1200 && isGoKey(event.key)) navigate({ to: GO_KEYS[event.key] });
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [navigate]);
}
