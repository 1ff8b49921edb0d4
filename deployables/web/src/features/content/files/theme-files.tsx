import type { ThemeView } from '#contracts/content/themes.ts';
import { Sheet } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { Uploads } from './uploads.tsx';

/** What a pupil works with on a theme: put there by the pupil, read by who teaches them. */
export function ThemeFiles({ theme, mayPut }: { theme: ThemeView; mayPut: boolean }) {
  const { t } = useWords('files');
  return (
    <Sheet title={t('references')}>
      <Uploads inside place={`theme:${theme.id}`} mayPut={mayPut} empty={{ title: t('noReferences'), text: '' }} />
    </Sheet>
  );
}
