import { IconCornerDownRight } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ImportRow } from '#contracts/user/routes.ts';
import { api } from '../../../api/client.ts';
import s from '../../../design/check-rows.module.css';
import { classes } from '../../../design/classes.ts';
import { type Column, DataTable } from '../../../design/data-table.tsx';
import { Icon } from '../../../design/icon.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useCellSentence } from './cell-sentence.ts';
import { hasProblem, isChanged, isShown, RIGHT, SHOWN } from './import-row-cells.ts';
import { type Verdict, VerdictBadge } from './import-verdicts.tsx';

/** Under the row: what is wrong, or what an update changes. */
function Why({ row }: { row: ImportRow }) {
  const { t } = useWords('imports');
  const sentence = useCellSentence();
  const changes = Object.entries(row.changes).filter(([column]) => isShown(column));
  return (
    <ul className={s.why}>
      {row.problems.map((problem) => (
        <li key={problem.column + problem.reason} data-error>
          <Icon of={IconCornerDownRight} size={16} />
          {sentence(problem)}
        </li>
      ))}
      {changes.map(([column, before]) => (
        <li key={column}>
          <Icon of={IconCornerDownRight} size={16} />
          {t('changes', {
            column: isShown(column) ? t(`column.${column}`) : column,
            before: before || t('empty'),
            after: row.cells[column] || t('empty'),
          })}
        </li>
      ))}
    </ul>
  );
}

export function ImportRows({ id, verdict, version }: { id: string; verdict: Verdict | undefined; version: number }) {
  const { t } = useWords('imports');
  const list = useInfiniteQuery(
    api.user.importRows.infiniteOptions({
      input: (cursor: string | undefined) => ({
        id,
        limit: 200,
        ...(verdict ? { verdict } : {}),
        ...(cursor ? { cursor } : {}),
      }),
      ...byCursor,
      // A new check makes new verdicts of the same rows.
      queryKey: [...api.user.importRows.key({ input: { id } }), version, verdict],
      placeholderData: keepPreviousData,
    }),
  );
  const { rows, total, more } = usePages(list);
  const columns: Column<ImportRow>[] = [
    { key: 'line', header: t('line'), right: true, cell: (row) => row.line },
    { key: 'verdict', header: t('verdict'), cell: (row) => <VerdictBadge verdict={row.verdict} /> },
    ...SHOWN.map(
      (column): Column<ImportRow> => ({
        key: column,
        header: t(`column.${column}`),
        right: RIGHT.has(column),
        cell: (row) => (
          <span
            className={classes(
              s.cell,
              hasProblem(row, column) ? s.cellError : isChanged(row, column) && s.cellChange,
              !row.cells[column] && s.empty,
            )}
          >
            {row.cells[column] || (hasProblem(row, column) ? t('empty') : '–')}
          </span>
        ),
      }),
    ),
  ];
  if (list.isLoadingError) return <ErrorState problem={list.error} onRetry={list.refetch} />;
  if (list.isPending) return <ListSkeleton rows={10} />;
  if (rows.length === 0) return <EmptyState title={t('noRows')} />;
  return (
    <DataTable
      caption={t('heading.checked')}
      columns={columns}
      rows={rows}
      id={(row) => String(row.line)}
      total={total}
      more={more}
      below={(row) => (row.problems.length || Object.keys(row.changes).length ? <Why row={row} /> : null)}
      tight
      wide
    />
  );
}
