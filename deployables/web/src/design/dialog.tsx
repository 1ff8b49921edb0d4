import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import s from './dialog.module.css';
import { Row } from './layout.tsx';
import { Mantine } from './mantine.tsx';

type DialogProps = { open: boolean; onClose: () => void; title: ReactNode; wide?: boolean; children: ReactNode };

/** A question or a small form above the page; on a phone it is the page. */
export function Dialog({ open, onClose, title, wide, children }: DialogProps) {
  const { t } = useWords();
  const phone = useMediaQuery('(max-width: 47.5em)') ?? false;
  if (!open) return null;
  return (
    <Mantine>
      <Modal
        opened
        onClose={onClose}
        title={title}
        size={wide ? 720 : 480}
        fullScreen={phone && wide === true}
        classNames={{ title: s.title ?? '', header: s.header ?? '', content: s.content ?? '', close: s.close ?? '' }}
        closeButtonProps={{ 'aria-label': t('action.close') }}
        transitionProps={{ transition: 'fade', duration: 120 }}
      >
        {children}
      </Modal>
    </Mantine>
  );
}

type AskProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  action: string;
  busy?: boolean;
  onConfirm: () => void;
};

/** Only for what cannot be undone: names what will go. */
export function Ask({ open, onClose, title, children, action, busy, onConfirm }: AskProps) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} title={title}>
      {children}
      <div className={s.foot}>
        <Row end gap={2}>
          <Button kind="quiet" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button kind="danger" busy={busy ?? false} onClick={onConfirm}>
            {action}
          </Button>
        </Row>
      </div>
    </Dialog>
  );
}
