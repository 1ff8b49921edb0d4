import type { ItemView } from '#contracts/basebuilder/items.ts';
import { Badge } from '../../../../design/badge.tsx';
import { type Column, DataTable, type Selection } from '../../../../design/data-table.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import s from '../materials.module.css';
import type { Items } from './use-items.ts';

type Props = { items: Items; selection: Selection; onOpen: (item: ItemView) => void };

/** The items found; a row opens its item. */
export function ItemTable({ items: { list, rows, total, more, isFiltered }, selection, onOpen }: Props) {
  const { t } = useWords('materials');
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={8} />;
  if (rows.length === 0)
    return isFiltered ? (
      <EmptyState title={t('items.noneFound')} />
    ) : (
      <EmptyState title={t('items.none')}>{t('items.noneText')}</EmptyState>
    );
  const columns: Column<ItemView>[] = [
    {
      key: 'title',
      header: t('items.title'),
      phone: 'main',
      cell: (row) => (
        <button type="button" className={s.name} data-row-link onClick={() => onOpen(row)}>
          {row.title}
        </button>
      ),
    },
    { key: 'question', header: t('items.question'), cell: (row) => <span className={s.soft}>{row.question}</span> },
    { key: 'category', header: t('items.category'), cell: (row) => row.category },
    {
      key: 'type',
      header: t('items.type'),
      phone: 'hide',
      cell: (row) => <span className={s.whole}>{t(`type.${row.answerType}`)}</span>,
    },
    {
      key: 'difficulty',
      header: t('items.difficulty'),
      phone: 'hide',
      cell: (row) => (
        <span className={s.level} role="img" aria-label={`${row.difficulty} / 5`}>
          {'★'.repeat(row.difficulty)}
        </span>
      ),
    },
    {
      key: 'state',
      header: t('items.state'),
      cell: (row) => {
        const state = row.archived ? 'archived' : row.active ? 'active' : 'resting';
        return <Badge tone={state === 'active' ? 'ok' : 'quiet'}>{t(`state.${state}`)}</Badge>;
      },
    },
    {
      key: 'sets',
      header: t('items.sets'),
      phone: 'hide',
      cell: (row) => (row.sets ? t('items.inSets', { count: row.sets }) : '–'),
    },
  ];
  return (
    <DataTable
      caption={t('items')}
      columns={columns}
      rows={rows}
      id={(row) => row.id}
      nameOf={(row) => row.title}
      total={total}
      more={more}
      selection={selection}
      tight
    />
  );
}
