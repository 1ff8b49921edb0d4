import { IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { QuizItem } from '#contracts/assessment/quiz-items.ts';
import type { FileView } from '#contracts/content/files.ts';
import { API } from '../../../../api/base.ts';
import { api } from '../../../../api/client.ts';
import { Button, IconButton } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { TextField } from '../../../../design/field.tsx';
import { Aside } from '../../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from './editor.module.css';

type Image = QuizItem['image'];
type Props = { image: Image; onImage: (image: Image) => void };

/** A picture from the class's materials, with words for who cannot see it. In the bank, outside of a class: none. */
export function ImageField({ image, onImage }: Props) {
  const { t } = useWords('quizzes');
  const { id } = useParams({ strict: false });
  const [choosing, setChoosing] = useState(false);
  if (image)
    return (
      <div className={s.image}>
        <img src={`${API}/files/${image.fileId}/thumbnail`} alt={image.alt} />
        <TextField
          label={t('item.alt')}
          hint={t('item.altHint')}
          maxLength={300}
          value={image.alt}
          onChange={({ target }) => onImage({ ...image, alt: target.value })}
        />
        <IconButton icon={IconX} label={t('item.imageRemove')} onClick={() => onImage(null)} />
      </div>
    );
  if (!id) return null;
  return (
    <div>
      <Button size="small" kind="quiet" icon={IconPhotoPlus} onClick={() => setChoosing(true)}>
        {t('item.image')}
      </Button>
      {choosing && (
        <Pictures
          classId={id}
          onClose={() => setChoosing(false)}
          onChoose={(file) => {
            onImage({ fileId: file.id, alt: file.name.replace(/\.\w+$/, '') });
            setChoosing(false);
          }}
        />
      )}
    </div>
  );
}

function Pictures({
  classId,
  onClose,
  onChoose,
}: {
  classId: string;
  onClose: () => void;
  onChoose: (file: FileView) => void;
}) {
  const { t } = useWords('quizzes');
  const list = useQuery(api.content.files.queryOptions({ input: { place: `class:${classId}`, limit: 100 } }));
  const pictures = list.data?.items.filter(({ kind }) => kind === 'image') ?? [];
  return (
    <Dialog open onClose={onClose} title={t('item.image')} wide>
      {list.isLoadingError ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : !list.data ? (
        <ListSkeleton rows={3} />
      ) : pictures.length === 0 ? (
        <Aside>{t('item.noPictures')}</Aside>
      ) : (
        <ul className={s.pictures}>
          {pictures.map((file) => (
            <li key={file.id}>
              <button type="button" onClick={() => onChoose(file)}>
                <img src={`${API}/files/${file.id}/thumbnail`} alt="" loading="lazy" />
                <span>{file.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
