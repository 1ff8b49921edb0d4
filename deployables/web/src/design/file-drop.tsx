import type { Icon as Glyph } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { classes } from './classes.ts';
import s from './file-drop.module.css';
import { Icon } from './icon.tsx';

type Props = {
  accept: string;
  icon: Glyph;
  title: string;
  note: string;
  action: string;
  busy: boolean;
  onFile: (file: File) => void;
};

/** A place to let a file fall, and a button for everybody else. */
export function FileDrop({ accept, icon, title, note, action, busy, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (file && !busy) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same without a mouse
    <div
      className={classes(s.drop, over && s.over)}
      aria-busy={busy || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Icon of={icon} size={36} />
      <p className={s.title}>{title}</p>
      <p className={s.note}>{note}</p>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button kind="primary" busy={busy} onClick={() => input.current?.click()}>
        {action}
      </Button>
    </div>
  );
}
