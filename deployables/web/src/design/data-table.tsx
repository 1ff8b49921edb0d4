import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react';
import { formatNumber } from '../i18n/format.ts';
import { useWords } from '../i18n/use-words.ts';
import { classes } from './classes.ts';
import s from './data-table.module.css';
import { type Column, type RowLook, TableRow } from './data-table-row.tsx';
import { CheckBox } from './field.tsx';
import { Icon } from './icon.tsx';

export type { Column, Selection } from './data-table-row.tsx';

/** Lists this long keep only the rows near the window in the document; what that needs is fetched with the first one. */
const MANY = 120;
const WindowedRows = lazy(() => import('./data-table-window.tsx')) as typeof import('./data-table-window.tsx').default;

type Props<Row> = RowLook<Row> & {
  caption: string;
  rows: readonly Row[];
  /** Rows of the whole filtered list, of which `rows` may be the first pages. */
  total?: number;
  more?: { has: boolean; loading: boolean; load: () => void };
  sort?: { by: string; onChange: (by: string) => void };
  tight?: boolean;
  /** Keeps the form of a table on phones, scrolling sideways, where columns must be compared. */
  wide?: boolean;
};

/** Up and down (or j and k) move between the rows' links. */
function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (!step) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]')];
  const row = document.activeElement?.closest('tr');
  const next = links[links.findIndex((link) => link.closest('tr') === row) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function HeadCell<Row>({ column, sort }: { column: Column<Row>; sort: Props<Row>['sort'] }) {
  const by = column.sort;
  const current = sort !== undefined && by === sort.by;
  const down = by === 'recent';
  return (
    <th
      scope="col"
      className={column.right ? s.right : undefined}
      aria-sort={current ? (down ? 'descending' : 'ascending') : undefined}
    >
      {sort && by ? (
        <button type="button" className={s.sort} onClick={() => sort.onChange(by)}>
          {column.header}
          {current && <Icon of={down ? IconArrowDown : IconArrowUp} size={14} />}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

/** A list from the server: its next page comes as one nears the end. */
export function DataTable<Row>({ caption, rows, total = rows.length, more, sort, tight, wide, ...look }: Props<Row>) {
  const { t } = useWords();
  const { columns, id, selection } = look;
  const end = useRef<HTMLDivElement>(null);
  const canLoad = Boolean(more?.has && !more.loading);
  const load = more?.load;
  useEffect(() => {
    if (!canLoad || !end.current) return;
    const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && load?.(), { rootMargin: '1200px' });
    watcher.observe(end.current);
    return () => watcher.disconnect();
  }, [canLoad, load]);

  const chosen = selection ? rows.filter((row) => selection.ids.has(id(row))).length : 0;
  const all = chosen > 0 && chosen === rows.length;
  const plain = rows.map((row, index) => <TableRow key={id(row)} row={row} index={index} {...look} />);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys only move between the links inside
    <div className={s.frame} onKeyDown={moveBetweenRows}>
      <table
        className={classes(s.table, tight && s.tight, wide ? s.wide : s.cards)}
        aria-label={caption}
        aria-rowcount={total + 1}
      >
        <thead>
          <tr>
            {selection && (
              <th className={s.pick} scope="col">
                <CheckBox
                  aria-label={t('table.chooseAll')}
                  checked={all}
                  mixed={chosen > 0 && !all}
                  onChange={() => selection.onChange(all ? new Set() : new Set(rows.map(id)))}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} />
            ))}
          </tr>
        </thead>
        {rows.length > MANY ? (
          <Suspense fallback={plain}>
            <WindowedRows rows={rows} rowHeight={tight ? 37 : 45} {...look} />
          </Suspense>
        ) : (
          plain
        )}
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
