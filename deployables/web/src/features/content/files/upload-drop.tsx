import { IconCamera, IconUpload } from '@tabler/icons-react';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { classes } from '../../../design/classes.ts';
import { Icon } from '../../../design/icon.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './files.module.css';

/** What the file dialog offers; the server decides by what is in the file. */
const ACCEPT =
  'image/png,image/jpeg,image/webp,image/gif,image/avif,image/heic,application/pdf,audio/*,video/mp4,video/webm,video/quicktime,.docx,.xlsx,.pptx,.odt,.ods,.odp,.doc,.xls,.ppt,.txt,.md,.csv,.tsv,.heic,.mov,.m4a';

/** A place to let files fall, a button for everybody else, and the camera where the device has one in the hand. */
export function UploadDrop({ onFiles, minor }: { onFiles: (files: File[]) => void; minor?: boolean | undefined }) {
  const { t } = useWords('files');
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  const chosen = (input: HTMLInputElement) => {
    onFiles([...(input.files ?? [])]);
    input.value = '';
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the button inside does the same without a mouse
    <div
      className={classes(s.drop, over && s.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <Icon of={IconUpload} size={28} />
      <p className={s.invite}>{t('drop')}</p>
      <p className={s.limits}>{t('limits')}</p>
      <input ref={chooser} type="file" multiple hidden accept={ACCEPT} onChange={(event) => chosen(event.target)} />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/*"
        capture="environment"
        onChange={(event) => chosen(event.target)}
      />
      <div className={s.choices}>
        <Button kind={minor ? 'plain' : 'primary'} icon={IconUpload} onClick={() => chooser.current?.click()}>
          {t('choose')}
        </Button>
        <Button className={s.camera} icon={IconCamera} onClick={() => camera.current?.click()}>
          {t('camera')}
        </Button>
      </div>
    </div>
  );
}
