import { IconRefresh, IconX } from '@tabler/icons-react';
import { IconButton } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatSize } from './file-size.ts';
import s from './files.module.css';
import { iconOf } from './kind-icon.tsx';
import { giveUp, type Item, tryAgain } from './uploads-store.ts';

/** One file on its way, or the sentence why it cannot be. */
export function UploadRow({ item }: { item: Item }) {
  const { t } = useWords('files');
  const problemText = useProblemText();
  const { file, sent, state, problem } = item;
  const refused = state === 'refused';
  return (
    <li className={s.file}>
      <span className={s.picture}>
        <Icon of={iconOf(undefined)} size={24} />
      </span>
      <div className={s.words}>
        <span className={s.name}>{file.name}</span>
        {refused ? (
          <span className={s.refused} role="alert">
            {problem && problemText(problem)}
          </span>
        ) : (
          <>
            <div
              className={s.track}
              role="progressbar"
              aria-label={t('progressOf', { name: file.name })}
              aria-valuemin={0}
              aria-valuenow={Math.round((sent / Math.max(1, file.size)) * 100)}
              aria-valuemax={100}
            >
              <span style={{ width: `${(sent / Math.max(1, file.size)) * 100}%` }} />
            </div>
            <span className={s.facts}>
              {state === 'waiting'
                ? t('waiting')
                : state === 'queued'
                  ? t('queued')
                  : t('sentOf', { sent: formatSize(sent), size: formatSize(file.size) })}
            </span>
          </>
        )}
      </div>
      <div className={s.acts}>
        {refused && !problem?.code.startsWith('FILE_') && (
          <IconButton icon={IconRefresh} label={t('again', { name: file.name })} onClick={() => tryAgain(item)} />
        )}
        <IconButton
          icon={IconX}
          label={t(refused ? 'clear' : 'cancel', { name: file.name })}
          onClick={() => giveUp(item)}
        />
      </div>
    </li>
  );
}
