import { IconAlertTriangle, IconCornerDownRight, IconEqual, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import {
  type ItemImportRow,
  type ItemImportView,
  ROW_VERDICTS,
  type RowFault,
} from '#contracts/basebuilder/item-imports.ts';
import type { ItemImportId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Badge } from '../../../../design/badge.tsx';
import s from '../../../../design/check-rows.module.css';
import { classes } from '../../../../design/classes.ts';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { Icon } from '../../../../design/icon.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { byCursor, usePages } from '../../../../design/use-pages.ts';
import { VerdictTabs } from '../../../../design/verdict-tabs.tsx';
import { useWords } from '../../../../i18n/use-words.ts';

export type Verdict = ItemImportRow['verdict'];
const ICON = { create: IconPlus, known: IconEqual, error: IconAlertTriangle } as const;
const TONE = { create: 'ok', known: 'info', error: 'late' } as const;
const SHOWN = ['title', 'category', 'question', 'answer_type', 'correct_answer', 'difficulty'] as const;

const FAULTS = [
  'required',
  'too_long',
  'empty_level',
  'too_deep',
  'one_to_five',
  'unknown_type',
  'doubled_row',
  'true_or_false',
  'empty_choice',
  'choices_missing',
  'two_choices',
  'doubled_choice',
  'right_choice',
  'no_choices',
  'too_many_answers',
] as const;

function Why({ faults }: { faults: readonly RowFault[] }) {
  const { t } = useWords('materials');
  const sentence = ({ column, reason, values }: RowFault): string => {
    const known = FAULTS.find((each) => each === reason);
    const named = column ? t(`column.${column}`) : '';
    return known
      ? t(`fault.${known}`, { found: '', most: '', line: '', named: '', ...values, column: named })
      : `${named}: ${reason}`;
  };
  return (
    <ul className={s.why}>
      {faults.map((fault) => (
        <li key={fault.column + fault.reason}>
          <Icon of={IconCornerDownRight} size={16} />
          {sentence(fault)}
        </li>
      ))}
    </ul>
  );
}

type TabsProps = {
  counts: ItemImportView['counts'];
  chosen: Verdict | undefined;
  onChoose: (verdict: Verdict | undefined) => void;
};

export function ItemVerdicts({ counts, chosen, onChoose }: TabsProps) {
  const { t } = useWords('materials');
  const kinds = ROW_VERDICTS.map((verdict) => ({ verdict, icon: ICON[verdict], word: t(`import.verdict.${verdict}`) }));
  return (
    <VerdictTabs label={t('import.filter')} all={t('import.verdict.all')} {...{ kinds, counts, chosen, onChoose }} />
  );
}

export function ImportRows({ id, verdict }: { id: ItemImportId; verdict: Verdict | undefined }) {
  const { t } = useWords('materials');
  const list = useInfiniteQuery(
    api.basebuilder.itemImportRows.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id,
        limit: 200,
        ...(verdict ? { verdict } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const isWrong = (row: ItemImportRow, column: string) => row.faults.some((fault) => fault.column === column);
  const columns: Column<ItemImportRow>[] = [
    { key: 'line', header: t('import.line'), right: true, cell: (row) => row.line },
    {
      key: 'verdict',
      header: t('import.verdict'),
      cell: ({ verdict: of }) => (
        <Badge tone={TONE[of]} icon={ICON[of]}>
          {t(`import.verdict.${of}`)}
        </Badge>
      ),
    },
    ...SHOWN.map(
      (column): Column<ItemImportRow> => ({
        key: column,
        header: t(`column.${column}`),
        cell: (row) => (
          <span className={classes(s.cell, isWrong(row, column) && s.cellError, !row.cells[column] && s.empty)}>
            {row.cells[column] || (isWrong(row, column) ? t('import.empty') : '–')}
          </span>
        ),
      }),
    ),
  ];
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={10} />;
  if (rows.length === 0) return <EmptyState title={t('import.noRows')} />;
  return (
    <DataTable
      caption={t('import.heading.checked')}
      columns={columns}
      rows={rows}
      id={(row) => String(row.line)}
      total={total}
      more={more}
      below={(row) => (row.faults.length ? <Why faults={row.faults} /> : null)}
      tight
      wide
    />
  );
}
