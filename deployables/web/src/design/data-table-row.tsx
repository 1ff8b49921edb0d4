import type { ReactNode, Ref } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { classes } from './classes.ts';
import s from './data-table.module.css';
import { CheckBox } from './field.tsx';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  right?: boolean;
  /** The server can sort by this column under this name. */
  sort?: string;
  /** `main` is what a phone shows first, `hide` what it leaves out, `named` what it shows with its header before it. */
  phone?: 'main' | 'hide' | 'named';
};
export type Selection = { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void };

export type RowLook<Row> = {
  columns: readonly Column<Row>[];
  id: (row: Row) => string;
  /** What the checkbox of a row is called. */
  nameOf?: (row: Row) => string;
  selection?: Selection;
  /** A second line under its row. */
  below?: (row: Row) => ReactNode;
};

type Props<Row> = RowLook<Row> & { row: Row; index: number; ref?: Ref<HTMLTableSectionElement> };

/** One row, and its second line where there is one. */
export function TableRow<Row>({ row, index, columns, id, nameOf = id, selection, below, ref }: Props<Row>) {
  const { t } = useWords();
  const key = id(row);
  const under = below?.(row);
  const toggle = () => {
    const next = new Set(selection?.ids);
    if (!next.delete(key)) next.add(key);
    selection?.onChange(next);
  };
  return (
    <tbody data-index={index} ref={ref}>
      <tr
        aria-rowindex={index + 2}
        aria-selected={selection ? selection.ids.has(key) : undefined}
        className={under ? s.has : undefined}
      >
        {selection && (
          <td className={s.pick}>
            <CheckBox
              aria-label={t('table.choose', { name: nameOf(row) })}
              checked={selection.ids.has(key)}
              onChange={toggle}
            />
          </td>
        )}
        {columns.map(({ key: column, header, cell, right, phone }) => (
          <td
            key={column}
            className={classes(right && s.right, phone && s[phone])}
            data-name={phone === 'named' ? String(header) : undefined}
          >
            {cell(row)}
          </td>
        ))}
      </tr>
      {under && (
        <tr className={s.below}>
          <td colSpan={columns.length + (selection ? 1 : 0)}>{under}</td>
        </tr>
      )}
    </tbody>
  );
}
