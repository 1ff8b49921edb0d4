import { IconPrinter } from '@tabler/icons-react';
import type { Slip } from '#contracts/user/routes.ts';
import { useMe } from '../../../app/session.ts';
import { Button } from '../../../design/button.tsx';
import { Dialog } from '../../../design/dialog.tsx';
import { Aside, Row, Stack } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { SlipSheet } from './slip-sheet.tsx';

/** One slip, shown this once: its password is kept nowhere. */
export function SlipDialog({ slip, onClose }: { slip: Slip | undefined; onClose: () => void }) {
  const { t } = useWords();
  const { school } = useMe();
  return (
    <Dialog open={slip !== undefined} onClose={onClose} title={t('slip.title')}>
      {slip && (
        <Stack gap={4}>
          <Aside small>{t('slip.once')}</Aside>
          <SlipSheet school={school?.name ?? 'QuestEd'} slips={[slip]} />
          <Row end gap={2}>
            <Button kind="quiet" onClick={onClose}>
              {t('action.close')}
            </Button>
            <Button kind="primary" icon={IconPrinter} onClick={() => print()}>
              {t('action.print')}
            </Button>
          </Row>
        </Stack>
      )}
    </Dialog>
  );
}
