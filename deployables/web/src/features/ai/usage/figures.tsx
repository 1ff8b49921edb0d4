import type { AiUsage } from '#contracts/ai/admin.ts';
import type { Column } from '../../../design/data-table.tsx';
import { formatNumber } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { formatMoney } from '../money.ts';

type Figures = AiUsage['total'];

/** The same four columns in every table of usage. */
export function useFigureColumns<Row extends Figures>(currency: string): Column<Row>[] {
  const { t } = useWords('ai-admin');
  return [
    { key: 'calls', header: t('calls'), right: true, phone: 'named', cell: ({ calls }) => formatNumber(calls) },
    { key: 'failed', header: t('failed'), right: true, phone: 'hide', cell: ({ failed }) => formatNumber(failed) },
    { key: 'tokens', header: t('tokens'), right: true, phone: 'named', cell: ({ tokens }) => formatNumber(tokens) },
    { key: 'cost', header: t('cost'), right: true, phone: 'named', cell: ({ cost }) => formatMoney(cost, currency) },
  ];
}
