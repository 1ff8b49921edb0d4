import { IconTrash, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FileView } from '#contracts/content/files.ts';
import { API } from '../../../api/base.ts';
import { Button } from '../../../design/button.tsx';
import { Aside, Row } from '../../../design/layout.tsx';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './files.module.css';
import { sendFile } from './send-file.ts';

type Props = {
  kind: 'image' | 'audio';
  label: string;
  place: FileView['place'];
  value: FileView['id'] | null;
  onPicked: (id: FileView['id'] | null) => void;
};

/** One picture or one sound of a thing: sent as soon as it is chosen, kept by its id when the thing is saved. */
export function PickFile({ kind, label, place, value, onPicked }: Props) {
  const { t } = useWords('files');
  const problemText = useProblemText();
  const input = useRef<HTMLInputElement>(null);
  const send = useMutation({
    mutationFn: (file: File) => {
      const nothing = () => undefined;
      const signal = new AbortController().signal;
      return sendFile({ place, file, signal, onProgress: nothing, onWaiting: nothing });
    },
    onSuccess: (file) => {
      if (file.kind === kind) onPicked(file.id);
      else toast(t(`pick.not.${kind}`), { tone: 'late' });
    },
    onError: (problem) => toast(problemText(problem), { tone: 'late' }),
  });
  const address = `${API}/files/${value}`;
  return (
    <fieldset className={s.pick} aria-label={label}>
      <Aside small>{label}</Aside>
      {value && kind === 'image' && <img src={`${address}`} alt="" className={s.picked} />}
      {value && kind === 'audio' && (
        // biome-ignore lint/a11y/useMediaCaption: a spoken word, heard by who chooses it
        <audio controls preload="none" src={address} aria-label={label} />
      )}
      <input
        ref={input}
        type="file"
        hidden
        accept={`${kind}/*`}
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) send.mutate(file);
        }}
      />
      <Row gap={2} wrap>
        <Button size="small" icon={IconUpload} busy={send.isPending} onClick={() => input.current?.click()}>
          {t(value ? 'pick.another' : `pick.${kind}`)}
        </Button>
        {value && (
          <Button size="small" kind="quiet" icon={IconTrash} onClick={() => onPicked(null)}>
            {t('pick.none')}
          </Button>
        )}
      </Row>
    </fieldset>
  );
}
