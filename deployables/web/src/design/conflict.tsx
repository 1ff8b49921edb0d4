import { IconRefresh } from '@tabler/icons-react';
import { useWords } from '../i18n/use-words.ts';
import { Button } from './button.tsx';
import { Stack } from './layout.tsx';
import { NoticeBox } from './states.tsx';

/** Somebody was quicker: what was typed still stands in the form until the newer state is fetched. */
export function ConflictNotice({ onReload }: { onReload: () => void }) {
  const { t } = useWords();
  return (
    <NoticeBox tone="soon">
      <Stack gap={2}>
        <p>
          <b>{t('state.conflict')}</b>
          <br />
          {t('state.conflictText')}
        </p>
        <div>
          <Button size="small" icon={IconRefresh} onClick={onReload}>
            {t('action.reload')}
          </Button>
        </div>
      </Stack>
    </NoticeBox>
  );
}
