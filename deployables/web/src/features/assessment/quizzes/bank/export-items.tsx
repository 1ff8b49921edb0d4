import { client } from '../../../../api/client.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { ExportDialog } from '../items/export-dialog.tsx';
import { askedFor, type Bank } from './bank-list.tsx';

/** The items found, as a file. */
export function ExportItems({ filter, onClose }: { filter: Bank['filter']; onClose: () => void }) {
  const { t } = useWords('quizzes');
  const { exportItemsCsv, exportItemsQti } = client.assessment;
  return (
    <ExportDialog
      title={t('bank.export')}
      text={t('bank.exportText')}
      name={t('bank.title')}
      fetchFile={(form) => (form === 'csv' ? exportItemsCsv : exportItemsQti)(askedFor(filter))}
      onClose={onClose}
    />
  );
}
