import { IconDownload, IconPlus, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import type { BankItem } from '#contracts/assessment/quiz-items.ts';
import { Button } from '../../../../design/button.tsx';
import { Aside, Stack } from '../../../../design/layout.tsx';
import { PageHeader } from '../../../../design/page.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { BankFilters, useBank } from './bank-list.tsx';
import { BankTable } from './bank-table.tsx';
import { EditBankItem } from './edit-bank-item.tsx';
import { ExportItems } from './export-items.tsx';
import { ImportItems } from './import-items.tsx';

/** What the school's teachers have to ask, shared, filed and taken along. */
export function ItemBank() {
  const { t } = useWords('quizzes');
  const bank = useBank();
  const [open, setOpen] = useState<BankItem | 'new' | 'import' | 'export'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <PageHeader
        title={t('bank.title')}
        tools={
          <>
            <Button icon={IconUpload} onClick={() => setOpen('import')}>
              {t('bank.import')}
            </Button>
            <Button icon={IconDownload} onClick={() => setOpen('export')}>
              {t('bank.export')}
            </Button>
            <Button kind="primary" icon={IconPlus} onClick={() => setOpen('new')}>
              {t('bank.new')}
            </Button>
          </>
        }
      />
      <Stack gap={3}>
        <Aside>{t('bank.text')}</Aside>
        <BankFilters bank={bank} />
        <BankTable bank={bank} onOpen={setOpen} />
      </Stack>
      {open === 'import' && <ImportItems onClose={close} />}
      {open === 'export' && <ExportItems filter={bank.filter} onClose={close} />}
      {open && open !== 'import' && open !== 'export' && (
        <EditBankItem key={open === 'new' ? 'new' : open.id} row={open === 'new' ? undefined : open} onClose={close} />
      )}
    </>
  );
}
