import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button, IconButton } from './button.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import s from './toast.module.css';

type Toast = { id: number; text: string; tone: 'ok' | 'late'; undo?: () => void };

const LIFETIME = 8000;
let toasts: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();
function keep(next: readonly Toast[]) {
  toasts = next;
  for (const changed of listeners) changed();
}
const subscribe = (changed: () => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};
const drop = (id: number) => keep(toasts.filter((toast) => toast.id !== id));

/** Says that something was done, and offers to take it back. At most three are shown. */
export function toast(text: string, options: { tone?: Toast['tone']; undo?: () => void } = {}): void {
  lastId += 1;
  keep([...toasts, { id: lastId, text, tone: 'ok' as const, ...options }].slice(-3));
}

function ToastLine({ id, text, tone, undo }: Toast) {
  const { t } = useWords();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => drop(id), LIFETIME);
    return () => clearTimeout(timer);
  }, [held, id]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only waits while somebody is on it
    <div
      className={classes(s.toast, tone === 'late' && s.late)}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon of={tone === 'late' ? IconAlertTriangle : IconCheck} />
      <p>{text}</p>
      {undo ? (
        <Button
          kind="quiet"
          onClick={() => {
            drop(id);
            undo();
          }}
        >
          {t('action.undo')}
        </Button>
      ) : (
        <IconButton icon={IconX} label={t('action.close')} onClick={() => drop(id)} />
      )}
    </div>
  );
}

export function ToastHost() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className={s.host} role="status" aria-live="polite">
      {shown.map((one) => (
        <ToastLine key={one.id} {...one} />
      ))}
    </div>
  );
}
