import { Link } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import type { MatrixCell, MatrixRow, MilestoneView } from '#contracts/analytics/milestones.ts';
import { Hidden } from '../../../design/layout.tsx';
import { formatDayOfWeek } from '../../../i18n/format.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { daysTo } from '../plans/due-badge.tsx';
import { CellMark, markOf } from './cell-mark.tsx';
import s from './milestones.module.css';

const URGENT = 3;
type Props = {
  milestones: readonly MilestoneView[];
  pupils: readonly MatrixRow[];
  onMilestone: ((milestone: MilestoneView) => void) | undefined;
};

/** Arrow keys go from cell to cell that can be opened. */
function moveBetweenCells(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key];
  const here = document.activeElement?.closest('td');
  const row = here?.parentElement;
  if (!step || !here || !(row instanceof HTMLTableRowElement)) return;
  const [down = 0, right = 0] = step;
  const rows = [...event.currentTarget.querySelectorAll<HTMLTableRowElement>('tbody tr')];
  let [y, x] = [rows.indexOf(row), here.cellIndex];
  for (;;) {
    y += down;
    x += right;
    const cell = rows[y]?.cells[x];
    if (!cell) return;
    const link = cell.querySelector('a');
    if (!link) continue;
    event.preventDefault();
    return link.focus();
  }
}

export function Matrix({ milestones, pupils, onMilestone }: Props) {
  const { t } = useWords('milestones');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is operated
    <div className={s.scroll} onKeyDown={moveBetweenCells}>
      <table className={s.matrix}>
        <caption>
          <Hidden>{t('caption')}</Hidden>
        </caption>
        <thead>
          <tr>
            <th scope="col" className={s.who}>
              {t('pupil')}
            </th>
            {milestones.map((milestone) => (
              <th key={milestone.id} scope="col" data-soon={isUrgent(milestone) || undefined}>
                <Head milestone={milestone} pupils={pupils} onOpen={onMilestone} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pupils.map((pupil) => (
            <tr key={pupil.student.id}>
              <th scope="row" className={s.who}>
                <small>{pupil.number ?? '–'}</small>
                {fullName(pupil.student)}
              </th>
              {milestones.map((milestone) => (
                <td key={milestone.id}>
                  <Cell
                    milestone={milestone}
                    name={fullName(pupil.student)}
                    cell={pupil.cells.find(({ milestoneId }) => milestoneId === milestone.id)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const isUrgent = ({ dueDay }: MilestoneView): boolean => daysTo(dueDay) >= 0 && daysTo(dueDay) <= URGENT;

function Head({
  milestone,
  pupils,
  onOpen,
}: {
  milestone: MilestoneView;
  pupils: readonly MatrixRow[];
  onOpen: Props['onMilestone'];
}) {
  const { t } = useWords('milestones');
  const handed = pupils.filter(({ cells }) =>
    cells.some(({ milestoneId, number }) => milestoneId === milestone.id && number > 0),
  );
  const inside = (
    <>
      <b>{milestone.title}</b>
      <small>
        {formatDayOfWeek(milestone.dueDay)}
        {isUrgent(milestone) && `・${t('urgent', { count: daysTo(milestone.dueDay) })}`}
      </small>
      <small>{t('handedOf', { count: handed.length, of: pupils.length })}</small>
    </>
  );
  if (!onOpen) return inside;
  return (
    <button type="button" onClick={() => onOpen(milestone)}>
      {inside}
      <Hidden>{t('change')}</Hidden>
    </button>
  );
}

function Cell({ milestone, name, cell }: { milestone: MilestoneView; name: string; cell: MatrixCell | undefined }) {
  const { t } = useWords('milestones');
  const mark = markOf(cell, milestone);
  const verdict = cell?.rank ? String(cell.rank) : (cell?.grade ?? undefined);
  const state = t(`mark.${mark}`);
  const inside = (
    <>
      <CellMark mark={mark} verdict={verdict} />
      {cell?.late && (
        <span className={s.late} aria-hidden>
          {t('lateShort')}
        </span>
      )}
    </>
  );
  if (!cell || cell.number === 0)
    return (
      <span className={s.cell} data-state={mark}>
        {inside}
        <Hidden>{state}</Hidden>
      </span>
    );
  const said = [name, milestone.title, cell.level ?? cell.grade ?? state, cell.late && t('late')];
  return (
    <Link
      to="/classes/$id/milestones"
      params={{ id: milestone.classId }}
      search={(before) => ({ ...before, cell: cell.submissionId })}
      resetScroll={false}
      className={s.cell}
      data-state={cell.state}
      activeOptions={{ includeSearch: true }}
      aria-label={said.filter(Boolean).join('、')}
    >
      {inside}
    </Link>
  );
}
