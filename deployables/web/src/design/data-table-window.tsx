import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';
import s from './data-table.module.css';
import { type RowLook, TableRow } from './data-table-row.tsx';

type Props<Row> = RowLook<Row> & { rows: readonly Row[]; rowHeight: number };

/** The rows near the window; empty rows of the right height stand for the others. */
export default function WindowedRows<Row>({ rows, rowHeight, ...look }: Props<Row>) {
  const start = useRef<HTMLTableSectionElement>(null);
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    if (start.current) setOffset(start.current.getBoundingClientRect().top + scrollY);
  }, []);
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: offset,
  });
  const shown = virtualizer.getVirtualItems();
  const above = (shown[0]?.start ?? offset) - offset;
  const under = virtualizer.getTotalSize() - ((shown.at(-1)?.end ?? offset) - offset);
  const gap = (height: number) => (
    <tr className={s.gap}>
      <td style={{ height: Math.max(0, height) }} />
    </tr>
  );
  return (
    <>
      <tbody ref={start} aria-hidden>
        {gap(above)}
      </tbody>
      {shown.map(({ index }) => {
        const row = rows[index];
        return (
          row !== undefined && (
            <TableRow key={look.id(row)} ref={virtualizer.measureElement} row={row} index={index} {...look} />
          )
        );
      })}
      <tbody aria-hidden>{gap(under)}</tbody>
    </>
  );
}
