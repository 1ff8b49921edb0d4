import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Phase } from '#contracts/ai/coach.ts';
import type { ClassId } from '#contracts/ids.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './coach.module.css';
import { CoachChat, newTalk, type Talk } from './coach-chat.tsx';
import { History } from './history.tsx';

export type DrawerProps = { classId: ClassId; phase: Phase; onClose: () => void };
const WIDE = '(min-width: 1101px)';

/**
 * The coach beside one's work: on a wide screen the page moves aside and stays usable, on a small one the coach fills
 * the screen until it is closed.
 */
export default function CoachDrawer({ classId, phase, onClose }: DrawerProps) {
  const { t } = useWords('coach');
  const dialog = useRef<HTMLDialogElement>(null);
  const [talk, setTalk] = useState<Talk>(newTalk);
  const [history, setHistory] = useState(false);
  useEffect(() => {
    const element = dialog.current;
    const wide = matchMedia(WIDE).matches;
    if (!element || element.open) return;
    if (wide) element.show();
    else element.showModal();
    if (wide) document.body.dataset.beside = 'coach';
    return () => {
      delete document.body.dataset.beside;
      element.close();
    };
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className={s.drawer}
      aria-label={t('title')}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      {history ? (
        <div className={s.chat}>
          <History
            classId={classId}
            open={talk.id}
            onBack={() => setHistory(false)}
            onOpen={(id) => {
              setTalk({ id, fresh: false });
              setHistory(false);
            }}
          />
        </div>
      ) : (
        <CoachChat
          key={talk.id}
          classId={classId}
          talk={talk}
          phase={phase}
          onBegun={() => setTalk((now) => ({ ...now, fresh: false }))}
          onNew={() => setTalk(newTalk())}
          onHistory={() => setHistory(true)}
          onClose={onClose}
        />
      )}
    </dialog>,
    document.body,
  );
}
