import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { NoticeBox } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { formatSize } from './file-size.ts';
import s from './files.module.css';

/** From here on somebody should tidy up before the school cannot upload any more. */
const NEARLY_FULL = 0.9;

/** How much of its room for files a school uses. */
export function FileUse() {
  const { t } = useWords('files');
  const { data } = useQuery(api.content.fileUse.queryOptions());
  if (!data) return null;
  const share = data.used / data.quota;
  return (
    <Sheet title={t('use')}>
      <Stack gap={3}>
        <p>{t('useOf', { used: formatSize(data.used), quota: formatSize(data.quota), count: data.files })}</p>
        <div
          className={s.track}
          role="progressbar"
          aria-label={t('use')}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(share * 100)}
        >
          <span style={{ width: `${Math.min(100, share * 100)}%` }} />
        </div>
        {share > NEARLY_FULL ? (
          <NoticeBox tone="soon">{t('useNearlyFull')}</NoticeBox>
        ) : (
          <Aside small>{t('useText')}</Aside>
        )}
      </Stack>
    </Sheet>
  );
}
