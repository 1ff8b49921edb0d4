import { IconArrowDown, IconArrowUp, IconCopy, IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useWords } from '../../i18n/use-words.ts';
import { IconButton } from '../button.tsx';
import { Hidden } from '../layout.tsx';
import s from './editing.module.css';
import { usePartActions } from './parts-context.ts';

type Part = { kind: string; id: string; name: string };

/** Drag it with the mouse, or focus it and use the arrow keys. Where there is only touch, arrows stand beside it. */
export function Handle({ kind, id, name, ref }: Part & { ref: RefObject<HTMLButtonElement | null> }) {
  const { t } = useWords('editing');
  const { step } = usePartActions();
  return (
    <IconButton
      ref={ref}
      icon={IconGripVertical}
      label={t('move', { name: name || t('unnamed') })}
      className={s.handle}
      data-handle={id}
      aria-describedby="part-move-help"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        step(kind, id, event.key === 'ArrowUp' ? -1 : 1);
      }}
    />
  );
}

export function PartTools({ kind, id, name }: Part) {
  const { t } = useWords('editing');
  const { step, duplicate, remove } = usePartActions();
  const called = name || t('unnamed');
  return (
    <div className={s.tools} data-tools>
      <IconButton
        size="small"
        icon={IconArrowUp}
        label={t('up', { name: called })}
        className={s.arrow}
        onClick={() => step(kind, id, -1)}
      />
      <IconButton
        size="small"
        icon={IconArrowDown}
        label={t('down', { name: called })}
        className={s.arrow}
        onClick={() => step(kind, id, 1)}
      />
      <IconButton
        size="small"
        icon={IconCopy}
        label={t('duplicate', { name: called })}
        onClick={() => duplicate(kind, id)}
      />
      <IconButton
        size="small"
        icon={IconTrash}
        label={t('remove', { name: called })}
        onClick={() => remove(kind, id, called)}
      />
    </div>
  );
}

/** For those who listen: how parts are moved by keys, and what has just been moved where. */
export function SaidAloud({ said }: { said: string }) {
  const { t } = useWords('editing');
  return (
    <>
      <Hidden>
        <span id="part-move-help">{t('moveHelp')}</span>
      </Hidden>
      <div role="status" aria-live="polite">
        <Hidden>{said}</Hidden>
      </div>
    </>
  );
}
