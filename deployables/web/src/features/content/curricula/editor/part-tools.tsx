import { IconArrowDown, IconArrowUp, IconCopy, IconGripVertical, IconTrash } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { IconButton } from '../../../../design/button.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useEditing } from './editing.ts';
import s from './editor.module.css';
import type { PartKind } from './edits.ts';

type Part = { kind: PartKind; id: string; name: string };

/** Drag it with the mouse, or focus it and use the arrow keys. Where there is only touch, arrows stand beside it. */
export function Handle({ kind, id, name, ref }: Part & { ref: RefObject<HTMLButtonElement | null> }) {
  const { t } = useWords('curricula');
  const { step } = useEditing();
  return (
    <IconButton
      ref={ref}
      icon={IconGripVertical}
      label={t('move', { name: name || t('unnamed') })}
      className={s.handle}
      data-handle={id}
      aria-describedby="curriculum-move-help"
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
        event.preventDefault();
        step(kind, id, event.key === 'ArrowUp' ? -1 : 1);
      }}
    />
  );
}

export function PartTools({ kind, id, name }: Part) {
  const { t } = useWords('curricula');
  const { step, duplicate, remove } = useEditing();
  const called = name || t('unnamed');
  return (
    <div className={s.tools}>
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
