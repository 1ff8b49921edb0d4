import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { classes } from './classes.ts';
import s from './data-table.module.css';
import { CheckBox } from './field.tsx';
import { Icon } from './icon.tsx';

export type Column<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  right?: boolean;
  /** The server can sort by this column under this name. */
  sort?: string;
  /** `main` is what a phone shows first, `hide` what it leaves out. */
  phone?: 'main' | 'hide';
};

export type Selection = { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void };

type Props<Row> = {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  id: (row: Row) => string;
  /** What a checkbox of a row is called. */
  nameOf?: (row: Row) => string;
  /** Rows of the whole filtered list, of which `rows` may be the first pages. */
  total?: number;
  more?: { has: boolean; loading: boolean; load: () => void };
  sort?: { by: string; onChange: (by: string) => void };
  selection?: Selection;
  /** A second line under its row. */
  below?: (row: Row) => ReactNode;
  tight?: boolean;
  /** Inside a sheet the frame is the sheet's. */
  bare?: boolean;
  /** Keep table form on phones, scrolling sideways, where columns must be compared. */
  wide?: boolean;
};

const MANY = 120;

/** Up and down (or j and k) move between the rows' links. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step || (event.target instanceof HTMLInputElement && event.target.type !== 'checkbox')) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const here = links.findIndex(
    (link) => link === document.activeElement || link.closest('tr')?.contains(document.activeElement),
  );
  const next = links[here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** A list from the server: pages come as one scrolls, only the rows near the window are in the document. */
export function DataTable<Row>({
  caption,
  columns,
  rows,
  id,
  nameOf = id,
  total = rows.length,
  more,
  sort,
  selection,
  below,
  tight,
  bare,
  wide,
}: Props<Row>) {
  const { t } = useWords();
  const frame = useRef<HTMLDivElement>(null);
  const [offset, setOffset] = useState(0);
  const virtual = rows.length > MANY;
  const virtualizer = useWindowVirtualizer({
    count: rows.length,
    enabled: virtual,
    estimateSize: () => (tight ? 37 : 45),
    overscan: 12,
    scrollMargin: offset,
  });
  useLayoutEffect(() => {
    if (frame.current) setOffset(frame.current.getBoundingClientRect().top + scrollY + 36);
  }, []);

  const shown = virtual ? virtualizer.getVirtualItems() : rows.map((_, index) => ({ index }));
  const first = virtual ? virtualizer.getVirtualItems()[0] : undefined;
  const last = virtual ? virtualizer.getVirtualItems().at(-1) : undefined;
  const nearEnd = (shown.at(-1)?.index ?? 0) >= rows.length - 10;
  const loadMore = more?.load;
  const wanted = Boolean(more?.has && !more.loading && virtual && nearEnd);
  useEffect(() => {
    if (wanted) loadMore?.();
  }, [wanted, loadMore]);

  const end = useRef<HTMLDivElement>(null);
  const canLoad = Boolean(more?.has && !more.loading && !virtual);
  useEffect(() => {
    if (!canLoad || !end.current) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && loadMore?.(), { rootMargin: '600px' });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [canLoad, loadMore]);

  const chosen = selection ? rows.filter((row) => selection.ids.has(id(row))).length : 0;
  const toggle = (key: string) => {
    const next = new Set(selection?.ids);
    if (!next.delete(key)) next.add(key);
    selection?.onChange(next);
  };
  const span = columns.length + (selection ? 1 : 0);
  const spacer = (height: number) => (
    <tbody aria-hidden>
      <tr className={s.gap}>
        <td colSpan={span} style={{ height }} />
      </tr>
    </tbody>
  );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the links inside
    <div className={bare ? s.bare : s.frame} ref={frame} onKeyDown={moveBetweenRows}>
      <table
        className={classes(s.table, tight && s.tight, !wide && s.cards)}
        aria-label={caption}
        aria-rowcount={total + 1}
      >
        <thead>
          <tr>
            {selection && (
              <th className={s.pick} scope="col">
                <CheckBox
                  aria-label={t('table.chooseAll')}
                  checked={chosen > 0 && chosen === rows.length}
                  mixed={chosen > 0 && chosen < rows.length}
                  onChange={() => selection.onChange(chosen === rows.length ? new Set() : new Set(rows.map(id)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                className={column.right ? s.right : undefined}
                aria-sort={
                  sort && column.sort === sort.by ? (column.sort === 'recent' ? 'descending' : 'ascending') : undefined
                }
              >
                {sort && column.sort ? (
                  <button type="button" className={s.sort} onClick={() => column.sort && sort.onChange(column.sort)}>
                    {column.header}
                    {column.sort === sort.by && (
                      <Icon of={column.sort === 'recent' ? IconArrowDown : IconArrowUp} size={14} />
                    )}
                  </button>
                ) : (
                  column.header
                )}
              </th>
            ))}
          </tr>
        </thead>
        {first && first.start - offset > 0 && spacer(first.start - offset)}
        {shown.map(({ index }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const key = id(row);
          const under = below?.(row);
          return (
            <tbody key={key} data-index={index} ref={virtual ? virtualizer.measureElement : undefined}>
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
                      onChange={() => toggle(key)}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={classes(
                      column.right && s.right,
                      column.phone === 'main' && s.main,
                      column.phone === 'hide' && s.hide,
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
              {under && (
                <tr className={s.below}>
                  <td colSpan={span}>{under}</td>
                </tr>
              )}
            </tbody>
          );
        })}
        {last &&
          virtualizer.getTotalSize() + offset - last.end > 0 &&
          spacer(virtualizer.getTotalSize() + offset - last.end)}
      </table>
      {more && (
        <div ref={end} className={s.foot}>
          {more.has
            ? t('table.some', { shown: formatNumber(rows.length), total: formatNumber(total) })
            : t('table.all', { count: total })}
        </div>
      )}
    </div>
  );
}
