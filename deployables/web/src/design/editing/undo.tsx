import { IconArrowBackUp, IconArrowForwardUp } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { IconButton } from '../button.tsx';
import type { History } from './history.ts';

type Steps = { history: History<unknown>; undo: () => void; redo: () => void };

/** One step back, one step forward. */
export function UndoButtons({ history, undo, redo, say }: Steps & { say: (text: string) => void }) {
  const { t } = useWords('editing');
  return (
    <>
      <IconButton
        icon={IconArrowBackUp}
        label={t('undo')}
        disabled={history.past.length === 0}
        onClick={() => {
          undo();
          say(t('undone'));
        }}
      />
      <IconButton
        icon={IconArrowForwardUp}
        label={t('redo')}
        disabled={history.future.length === 0}
        onClick={() => {
          redo();
          say(t('redone'));
        }}
      />
    </>
  );
}

/** ⌘Z and ⇧⌘Z (Ctrl elsewhere, also Ctrl+Y) go through the whole document: fields have no memory of their own here. */
export function useUndoKeys({ undo, redo }: Omit<Steps, 'history'>, say: (text: string) => void): void {
  const { t } = useWords('editing');
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || window.document.querySelector('[role="dialog"]')) return;
      const key = event.key.toLowerCase();
      const again = key === 'y' || (key === 'z' && event.shiftKey);
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      (again ? redo : undo)();
      say(t(again ? 'redone' : 'undone'));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo, redo, say, t]);
}

/** The new part's first field is where one goes on. */
export function focusPart(id: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-part="${id}"] :is(input, textarea)`)?.focus());
}
