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
import s from './dialog.module.css';
import { Mantine } from './mantine.tsx';

export type DialogProps = { onClose: () => void; title: ReactNode; wide?: boolean; children: ReactNode };

const PARTS = {
  overlay: s.overlay ?? '',
  header: s.header ?? '',
  title: s.title ?? '',
  close: s.close ?? '',
  content: s.content ?? '',
};

/** A question or a small form above the page; on a phone it is the page. */
export default function DialogWindow({ onClose, title, wide, children }: DialogProps) {
  const { t } = useWords();
  const phone = useMediaQuery('(max-width: 47.5em)') ?? false;
  return (
    <Mantine>
      <Modal
        opened
        onClose={onClose}
        title={title}
        size={wide ? 720 : 480}
        fullScreen={phone && wide === true}
        classNames={PARTS}
        closeButtonProps={{ 'aria-label': t('action.close') }}
        transitionProps={{ transition: 'fade', duration: 120 }}
      >
        {children}
      </Modal>
    </Mantine>
  );
}
