import { IconFileSpreadsheet, IconFileZip } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { client } from '../../../../api/client.ts';
import type { ApiProblem } from '../../../../api/problem.ts';
import { Button } from '../../../../design/button.tsx';
import { Dialog } from '../../../../design/dialog.tsx';
import { Aside, Stack } from '../../../../design/layout.tsx';
import { saveFile } from '../../../../design/save-file.ts';
import { ProblemNotice } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { askedFor, type Bank } from './bank-list.tsx';

/** The items found, in a form other programs read. */
export function ExportItems({ filter, onClose }: { filter: Bank['filter']; onClose: () => void }) {
  const { t } = useWords('quizzes');
  const take = useMutation<void, ApiProblem, 'csv' | 'zip'>({
    mutationFn: async (form) => {
      const route = form === 'csv' ? client.assessment.exportItemsCsv : client.assessment.exportItemsQti;
      saveFile(await route(askedFor(filter)), `${t('bank.title')}.${form}`);
    },
    onSuccess: onClose,
  });
  return (
    <Dialog open onClose={onClose} title={t('bank.export')}>
      <Stack gap={4}>
        <ProblemNotice problem={take.error} />
        <Aside>{t('bank.exportText')}</Aside>
        <div>
          <Button icon={IconFileSpreadsheet} onClick={() => take.mutate('csv')}>
            CSV
          </Button>
          <Aside small>{t('edit.csvText')}</Aside>
        </div>
        <div>
          <Button icon={IconFileZip} onClick={() => take.mutate('zip')}>
            QTI 3.0
          </Button>
          <Aside small>{t('edit.qtiText')}</Aside>
        </div>
      </Stack>
    </Dialog>
  );
}
