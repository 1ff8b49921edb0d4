import { IconPaperclip, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { AnswerFile } from '#contracts/assessment/attempts.ts';
import type { FileView } from '#contracts/content/files.ts';
import { API } from '../../../../api/base.ts';
import { ApiProblem } from '../../../../api/problem.ts';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { Aside, Stack } from '../../../../design/layout.tsx';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { formatSize } from '../../../content/files/file-size.ts';
import { sendFile } from '../../../content/files/send-file.ts';
import s from './items.module.css';

type Props = {
  files: readonly AnswerFile[];
  /** How many may be handed in. */
  most: number;
  /** Where they are put; without it they are only shown. */
  place?: FileView['place'] | undefined;
  onFiles?: (files: AnswerFile[]) => void;
};
type Sending = { name: string; share: number; waiting: boolean };

/** Files as an answer: chosen or photographed, sent piece by piece, part of the answer once they have arrived. */
export function AnswerFiles({ files, most, place, onFiles }: Props) {
  const { t } = useWords('quizzes');
  const chooser = useRef<HTMLInputElement>(null);
  const latest = useRef(files);
  latest.current = files;
  const [sending, setSending] = useState<Sending>();
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const change = (next: AnswerFile[]) => {
    latest.current = next;
    onFiles?.(next);
  };
  const send = async (chosen: readonly File[]) => {
    if (!place) return;
    setProblem(null);
    try {
      for (const file of chosen.slice(0, most - latest.current.length)) {
        const report = { name: file.name, share: 0, waiting: false };
        setSending(report);
        const done = await sendFile({
          place,
          file,
          signal: new AbortController().signal,
          onProgress: (sent) => setSending({ ...report, share: sent / file.size }),
          onWaiting: (waiting) => setSending({ ...report, waiting }),
        });
        change([...latest.current, { id: done.id, name: done.name, size: done.size }]);
      }
    } catch (failed) {
      if (!(failed instanceof ApiProblem)) throw failed;
      setProblem(failed);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Stack gap={3}>
      <ProblemNotice problem={problem} />
      {files.length > 0 && (
        <ul className={s.files}>
          {files.map((file) => (
            <li key={file.id}>
              <Icon of={IconPaperclip} size={18} />
              <a href={`${API}/files/${file.id}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <Aside as="span" small>
                {formatSize(file.size)}
              </Aside>
              {onFiles && (
                <IconButton
                  size="small"
                  icon={IconX}
                  label={t('take.removeFile', { name: file.name })}
                  onClick={() => change(latest.current.filter(({ id }) => id !== file.id))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {sending && (
        <p className={s.count} role="status">
          {sending.waiting
            ? t('take.fileWaiting', { name: sending.name })
            : t('take.fileSending', { name: sending.name, percent: Math.round(sending.share * 100) })}
        </p>
      )}
      {onFiles && (
        <div>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple={most > 1}
            onChange={(event) => {
              const chosen = [...(event.target.files ?? [])];
              event.target.value = '';
              void send(chosen);
            }}
          />
          <Button
            icon={IconPaperclip}
            busy={sending !== undefined}
            disabled={!place || files.length >= most}
            onClick={() => chooser.current?.click()}
          >
            {t('take.addFile')}
          </Button>
          <Aside small>{place ? t('take.filesMost', { count: most }) : t('take.filesInPreview')}</Aside>
        </div>
      )}
    </Stack>
  );
}
