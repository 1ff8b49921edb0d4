import type { BankItem } from '#contracts/assessment/quiz-items.ts';
import { Badge } from '../../../../design/badge.tsx';
import { type Column, DataTable, type Selection } from '../../../../design/data-table.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { formatDay } from '../../../../i18n/format.ts';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { firstLine } from '../editor/edits.ts';
import { TYPES } from '../items/item-types.ts';
import s from './bank.module.css';
import type { Bank } from './bank-list.tsx';

type Props = { bank: Bank; selection?: Selection; onOpen?: (item: BankItem) => void };

/** The items found, to choose from or to open. */
export function BankTable({ bank, selection, onOpen }: Props) {
  const { t } = useWords('quizzes');
  const { list, rows, total, more } = bank;
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={5} />;
  if (rows.length === 0)
    return <EmptyState title={t('bank.none')}>{t(bank.isFiltered ? 'bank.noneFound' : 'bank.noneText')}</EmptyState>;
  const columns: Column<BankItem>[] = [
    {
      key: 'prompt',
      header: t('item.prompt'),
      phone: 'main',
      cell: (row) => {
        const name = firstLine(row.item.prompt) || t('edit.noPrompt');
        return onOpen ? (
          <button type="button" className={s.name} data-row-link onClick={() => onOpen(row)}>
            {name}
          </button>
        ) : (
          <b>{name}</b>
        );
      },
    },
    {
      key: 'type',
      header: t('bank.type'),
      cell: ({ item }) => (
        <span className={s.type}>
          <Icon of={TYPES[item.type]} size={16} />
          {t(`type.${item.type}`)}
        </span>
      ),
    },
    {
      key: 'filed',
      header: t('bank.filed'),
      cell: ({ subject, tags }) => (
        <span className={s.filed}>
          {subject && <Badge>{subject}</Badge>}
          {tags.map((tag) => (
            <Badge key={tag} tone="info">
              {tag}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      key: 'changed',
      header: t('bank.changed'),
      phone: 'hide',
      cell: ({ changedAt, changedBy }) =>
        [formatDay(changedAt), changedBy && fullName(changedBy)].filter(Boolean).join('・'),
    },
  ];
  return (
    <DataTable
      caption={t('bank.title')}
      columns={selection ? columns.filter(({ key }) => key !== 'changed') : columns}
      rows={rows}
      id={(row) => row.id}
      nameOf={(row) => firstLine(row.item.prompt)}
      total={total}
      more={more}
      {...(selection ? { selection } : {})}
    />
  );
}
