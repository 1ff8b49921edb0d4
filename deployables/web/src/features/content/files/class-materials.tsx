import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { Uploads } from './uploads.tsx';

/** What a class works with: teachers put it there, everybody in the class opens it. */
export function ClassMaterials() {
  const { t } = useWords('files');
  const { one, mayTeach } = useClass();
  return (
    <Uploads
      place={`class:${one.id}`}
      mayPut={mayTeach && !one.archived}
      empty={{ title: t('noMaterials'), text: t('noMaterialsText') }}
    />
  );
}
