import { IconDownload, IconTrash } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import type { FileView } from '#contracts/content/files.ts';
import { API } from '../../../api/base.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { transport } from '../../../api/transport.ts';
import { IconButton } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatSize } from './file-size.ts';
import s from './files.module.css';
import { iconOf } from './kind-icon.tsx';

type Props = { file: FileView; onRemove: ((file: FileView) => void) | undefined };

/** A file: a look at it, what it is, and what can be done with it. */
export function FileRow({ file, onRemove }: Props) {
  const { t } = useWords('files');
  const problemText = useProblemText();
  const address = `${API}/files/${file.id}`;
  const facts = [
    formatSize(file.size),
    file.uploadedBy && fullName(file.uploadedBy),
    formatMoment(file.createdAt),
  ].filter(Boolean);
  /** A link is followed without renewing the session: that is done first, and a file that is gone is said here. */
  const follow = (event: MouseEvent<HTMLAnchorElement>, download: boolean) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    transport(new Request(new URL(address, location.origin), { method: 'HEAD' })).then(
      () => {
        const link = document.createElement('a');
        link.href = address;
        if (download) link.download = file.name;
        else Object.assign(link, { target: '_blank', rel: 'noreferrer' });
        link.click();
      },
      (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' }),
    );
  };
  return (
    <li className={s.file}>
      <span className={s.picture}>
        {file.thumbnail ? (
          <img src={`${address}/thumbnail`} alt="" loading="lazy" decoding="async" />
        ) : (
          <Icon of={iconOf(file.kind)} size={24} />
        )}
      </span>
      <div className={s.words}>
        <a className={s.name} href={address} target="_blank" rel="noreferrer" onClick={(event) => follow(event, false)}>
          {file.name}
        </a>
        <span className={s.facts}>
          {t(`kind.${file.kind}`)}・{facts.join('・')}
        </span>
      </div>
      <div className={s.acts}>
        <a
          className={s.act}
          href={address}
          download={file.name}
          aria-label={t('download', { name: file.name })}
          title={t('download', { name: file.name })}
          onClick={(event) => follow(event, true)}
        >
          <Icon of={IconDownload} size={20} />
        </a>
        {onRemove && (
          <IconButton icon={IconTrash} label={t('remove', { name: file.name })} onClick={() => onRemove(file)} />
        )}
      </div>
    </li>
  );
}
