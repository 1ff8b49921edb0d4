import type { PresentationView } from '#contracts/basebuilder/practice-views.ts';
import { API } from '../../../api/base.ts';
import { useWords } from '../../../i18n/use-words.ts';
import s from './session.module.css';

/** Picture and sound of an item; the sound plays only when somebody wants it. */
export function Media({ asked }: { asked: PresentationView }) {
  const { t } = useWords('practice');
  return (
    <>
      {asked.imageId && (
        <img className={s.picture} src={`${API}/files/${asked.imageId}`} alt={t('picture')} decoding="async" />
      )}
      {asked.audioId && (
        // biome-ignore lint/a11y/useMediaCaption: the spoken word is what is asked
        <audio
          className={s.sound}
          controls
          preload="none"
          src={`${API}/files/${asked.audioId}`}
          aria-label={t('sound')}
        />
      )}
    </>
  );
}
