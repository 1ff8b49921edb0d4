import { lazy, type ReactNode, Suspense } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import s from './dialog.module.css';
import type { DialogProps } from './dialog-window.tsx';
import { Row } from './layout.tsx';

/** Most pages open without a dialog: what it needs is fetched with the first one. */
const DialogWindow = lazy(() => import('./dialog-window.tsx'));

export const Dialog = ({ open, ...rest }: DialogProps & { open: boolean }) => (
  <Suspense>{open && <DialogWindow {...rest} />}</Suspense>
);

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
