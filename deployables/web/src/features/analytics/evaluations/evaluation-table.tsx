import { Link } from '@tanstack/react-router';
import { EVALUATION_SIGNS, signsOf } from '#contracts/analytics/evaluation-signs.ts';
import type { EvaluationRow } from '#contracts/analytics/evaluations.ts';
import type { ClassId } from '#contracts/ids.ts';
import { Hidden } from '../../../design/layout.tsx';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import table from '../milestones/milestones.module.css';
import s from './evaluations.module.css';
import { VIEWPOINTS } from './grades.tsx';
import { StateBadge } from './state-badge.tsx';

type Props = {
  classId: ClassId;
  rows: readonly EvaluationRow[];
  current: string | undefined;
  chosen: ReadonlySet<string> | undefined;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Pupils with grades, text and state; a name opens the editor beside it. */
export function EvaluationTable({ classId, rows, current, chosen, onChoose }: Props) {
  const { t } = useWords('evaluations');
  const ids = rows.map(({ student }) => student.id as string);
  const all = ids.length > 0 && ids.every((id) => chosen?.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose(next);
  };
  return (
    <div className={table.scroll}>
      <table className={`${table.matrix} ${s.table}`}>
        <caption>
          <Hidden>{t('caption')}</Hidden>
        </caption>
        <thead>
          <tr>
            {chosen && (
              <th scope="col" className={s.pick}>
                <label>
                  <input type="checkbox" checked={all} onChange={() => onChoose(new Set(all ? [] : ids))} />
                  <Hidden>{t('chooseAll')}</Hidden>
                </label>
              </th>
            )}
            <th scope="col" className={table.who}>
              {t('pupil')}
            </th>
            <th scope="col">{t('stateOf')}</th>
            {VIEWPOINTS.map((viewpoint) => (
              <th key={viewpoint} scope="col" title={t(viewpoint)}>
                <span aria-hidden>{t(`short.${viewpoint}`)}</span>
                <Hidden>{t(viewpoint)}</Hidden>
              </th>
            ))}
            <th scope="col" className={s.left}>
              {t('text')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const name = fullName(row.student);
            return (
              <tr key={row.student.id} data-current={row.student.id === current || undefined}>
                {chosen && (
                  <td className={s.pick}>
                    <label>
                      <input
                        type="checkbox"
                        checked={chosen.has(row.student.id)}
                        onChange={() => toggle(row.student.id)}
                      />
                      <Hidden>{t('choose', { name })}</Hidden>
                    </label>
                  </td>
                )}
                <th scope="row" className={table.who}>
                  <Link
                    to="/classes/$id/evaluations"
                    params={{ id: classId }}
                    search={(before) => ({ ...before, pupil: row.student.id })}
                    resetScroll={false}
                    aria-label={t('open', { name })}
                    className={s.name}
                  >
                    <small>{row.number ?? '–'}</small>
                    {name}
                  </Link>
                </th>
                <td>
                  <StateBadge evaluation={row.evaluation} />
                </td>
                {VIEWPOINTS.map((viewpoint) => (
                  <td key={viewpoint} className={s.letter}>
                    {row.evaluation?.[viewpoint] ?? <span className={s.faint}>–</span>}
                  </td>
                ))}
                <td className={s.excerpt}>
                  <Words row={row} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Words({ row: { evaluation } }: { row: EvaluationRow }) {
  const { t } = useWords('evaluations');
  if (!evaluation?.text.trim()) return <span className={s.faint}>{t('none')}</span>;
  const signs = signsOf(evaluation.text);
  const fits = signs >= EVALUATION_SIGNS.least && signs <= EVALUATION_SIGNS.most;
  return (
    <>
      <span className={s.words}>{evaluation.text}</span>
      <span className={s.count} data-off={!fits || undefined}>
        {t('signs', { count: signs })}
      </span>
    </>
  );
}
