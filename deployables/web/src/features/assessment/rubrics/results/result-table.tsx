import type { RubricResult } from '#contracts/assessment/rubric-scores.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { shortPoints, shortRank } from '../ranks.ts';
import s from './results.module.css';

/** What the lines show, in numbers. */
export function ResultTable({ result: { assessment, standing, points } }: { result: RubricResult }) {
  const { t } = useWords('rubrics');
  return (
    <details className={s.details}>
      <summary>{t('table')}</summary>
      <div className={s.plain}>
        <table className={s.table}>
          <thead>
            <tr>
              <th scope="col">{t('criterion')}</th>
              <th scope="col">{t('teacher')}</th>
              <th scope="col">{t('selfSide')}</th>
              <th scope="col">{t('peersSide')}</th>
            </tr>
          </thead>
          <tbody>
            {standing.map(({ criterionId, teacher, self, peers, apart }) => (
              <tr key={criterionId}>
                <th scope="row">
                  {assessment.rubric.criteria.find(({ id }) => id === criterionId)?.name}
                  {apart && <small>（{t('apart')}）</small>}
                </th>
                <td>{shortRank(teacher)}</td>
                <td>{shortRank(self)}</td>
                <td>{shortRank(peers)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('sum')}</th>
              <td>{shortPoints(points.teacher)}</td>
              <td>{shortPoints(points.self)}</td>
              <td>{shortPoints(points.peers)}</td>
            </tr>
          </tbody>
        </table>
        <p>{t('levelsOf')}</p>
      </div>
    </details>
  );
}
