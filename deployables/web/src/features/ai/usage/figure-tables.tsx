import { Link } from '@tanstack/react-router';
import type { AiUsage } from '#contracts/ai/admin.ts';
import { DataTable } from '../../../design/data-table.tsx';
import { Sheet } from '../../../design/layout.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useFigureColumns } from './figures.tsx';

/** By function and by class. */
export function FigureTables({ usage }: { usage: AiUsage }) {
  const { t } = useWords('ai-admin');
  const ofFunctions = useFigureColumns<AiUsage['functions'][number]>(usage.currency);
  const ofClasses = useFigureColumns<AiUsage['classes'][number]>(usage.currency);
  return (
    <>
      <Sheet title={t('byFunction')} flush>
        <DataTable
          caption={t('byFunction')}
          rows={usage.functions}
          id={({ fn }) => fn}
          tight
          columns={[
            {
              key: 'fn',
              header: t('function'),
              phone: 'main',
              cell: ({ fn }) => (
                <Link to="/ai/calls" search={{ fn }} data-row-link>
                  {t(`fn.${fn}`)}
                </Link>
              ),
            },
            ...ofFunctions,
          ]}
        />
      </Sheet>
      <Sheet title={t('byClass')} flush>
        <DataTable
          caption={t('byClass')}
          rows={usage.classes}
          id={({ classId }) => classId ?? 'none'}
          tight
          columns={[
            { key: 'class', header: t('class'), phone: 'main', cell: ({ name }) => name ?? t('noClass') },
            ...ofClasses,
          ]}
        />
      </Sheet>
    </>
  );
}
