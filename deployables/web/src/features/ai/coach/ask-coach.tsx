import { IconMessageCircleQuestion } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Phase } from '#contracts/ai/coach.ts';
import type { ClassId } from '#contracts/ids.ts';
import { Button } from '../../../design/button.tsx';
import { useWords } from '../../../i18n/use-words.ts';

const CoachDrawer = lazy(() => import('./coach-drawer.tsx'));

/** Opens the coach beside what one is working on. */
export function AskCoach({ classId, phase }: { classId: ClassId; phase: Phase }) {
  const { t } = useWords('coach');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <Button ref={button} icon={IconMessageCircleQuestion} aria-expanded={open} onClick={() => setOpen(!open)}>
        {t('ask')}
      </Button>
      <Suspense>{open && <CoachDrawer classId={classId} phase={phase} onClose={close} />}</Suspense>
    </>
  );
}
