import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MatrixRow } from '#contracts/assessment/rubric-scores.ts';
import type { RubricCriterion, RubricDocument } from '#contracts/assessment/rubrics.ts';
import { classes } from '../../../../design/classes.ts';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { levelAt, levelOf, rankOf } from '../ranks.ts';
import { type At, clamp } from './at.ts';
import s from './matrix.module.css';
import type { ScoresWork } from './use-scores.ts';

type Props = {
  rows: readonly MatrixRow[];
  rubric: RubricDocument;
  work: ScoresWork;
  at: At;
  onAt: (at: At) => void;
};

/** A short level name stands in its cell, a long one by its number. */
const shortName = (criterion: RubricCriterion, levelId: string | undefined): string => {
  const name = levelOf(criterion, levelId)?.name ?? '';
  return [...name].length <= 3 ? name : String(rankOf(criterion, levelId) ?? '');
};

/** One stop for the tabulator; inside, arrows and j/k move, digits score and go on to the right. */
export function MatrixTable({ rows, rubric, work, at, onAt }: Props) {
  const { t } = useWords('rubrics');
  const table = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const { criteria } = rubric;
  const go = (row: number, column: number) => {
    moved.current = true;
    onAt({ row: clamp(row, rows.length), column: clamp(column, criteria.length) });
  };
  // The focus goes where the keys went; not when the pane steps on while somebody writes there.
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    const cell = table.current?.querySelector<HTMLElement>(`[data-cell="${at.row} ${at.column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [at]);

  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { row, column } = at;
    const criterion = criteria[column];
    const pupil = rows[row]?.student.id;
    if (!criterion || !pupil) return;
    const steps: Record<string, () => void> = {
      ArrowUp: () => go(row - 1, column),
      ArrowDown: () => go(row + 1, column),
      ArrowLeft: () => go(row, column - 1),
      ArrowRight: () => go(row, column + 1),
      k: () => go(row - 1, column),
      j: () => go(row + 1, column),
      Home: () => go(row, 0),
      End: () => go(row, criteria.length - 1),
      Backspace: () => work.setLevel(pupil, criterion.id, undefined),
      Delete: () => work.setLevel(pupil, criterion.id, undefined),
    };
    const level = /^[1-9]$/.test(event.key) ? levelAt(criterion, Number(event.key)) : undefined;
    const act = level
      ? () => {
          work.setLevel(pupil, criterion.id, level.id);
          if (column + 1 < criteria.length) go(row, column + 1);
          else go(row + 1, row + 1 < rows.length ? 0 : column);
        }
      : steps[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={s.scroller}>
      <table ref={table} className={s.matrix} onKeyDown={onKey} aria-label={t('view.score')}>
        <thead>
          <tr>
            <th scope="col" className={s.number}>
              {t('number')}
            </th>
            <th scope="col" className={s.pupil}>
              {t('pupil')}
            </th>
            {criteria.map((criterion, column) => (
              <th key={criterion.id} scope="col" data-current={column === at.column || undefined}>
                {criterion.name}
              </th>
            ))}
            <th scope="col">{t('common:field.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ student, number }, row) => {
            const { levels } = work.scoresOf(student.id);
            const state = work.stateOf(student.id);
            return (
              <tr key={student.id} data-current={row === at.row || undefined}>
                <td className={s.number}>{number ?? ''}</td>
                <th scope="row" className={s.pupil}>
                  {fullName(student)}
                </th>
                {criteria.map((criterion, column) => {
                  const level = levelOf(criterion, levels[criterion.id]);
                  const here = row === at.row && column === at.column;
                  return (
                    <td key={criterion.id} data-current={column === at.column || undefined}>
                      <button
                        type="button"
                        className={classes(s.cell, level && s.scored)}
                        data-cell={`${row} ${column}`}
                        tabIndex={here ? 0 : -1}
                        aria-current={here || undefined}
                        aria-label={`${fullName(student)} ${criterion.name}: ${level?.name ?? t('notScored')}`}
                        onClick={() => go(row, column)}
                        onFocus={() => !here && onAt({ row, column })}
                      >
                        {shortName(criterion, levels[criterion.id]) || '·'}
                      </button>
                    </td>
                  );
                })}
                <td className={s.state} data-state={state}>
                  {t(state === 'done' ? 'confirmedBadge' : `task.${state}`)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
