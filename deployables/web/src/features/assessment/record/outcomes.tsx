import { Link } from '@tanstack/react-router';
import type { RubricOutcome } from '#contracts/assessment/surveys.ts';
import { Badge } from '../../../design/badge.tsx';
import { Aside } from '../../../design/layout.tsx';
import { formatDay } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { shortPoints } from '../rubrics/ranks.ts';
import { Mark } from '../rubrics/results/marks.tsx';
import s from './record.module.css';

const SIDES = ['teacher', 'self', 'peers'] as const;

/** What a pupil's assessments by rubric came to, newest first; each leads to its details. */
export function Outcomes({
  outcomes,
  own,
  studentId,
}: {
  outcomes: readonly RubricOutcome[];
  own: boolean;
  studentId: string;
}) {
  const { t } = useWords('record');
  if (outcomes.length === 0) return <Aside small>{t(own ? 'noRubrics' : 'noRubricsTeacher')}</Aside>;
  return (
    <ul className={s.outcomes}>
      {outcomes.map((outcome) => (
        <li key={outcome.id}>
          <p className={s.outcomeHead}>
            {own ? (
              <Link to="/classes/$id/rubrics/$assessmentId" params={{ id: outcome.classId, assessmentId: outcome.id }}>
                {outcome.title}
              </Link>
            ) : (
              <Link
                to="/classes/$id/rubrics/$assessmentId/pupils/$studentId"
                params={{ id: outcome.classId, assessmentId: outcome.id, studentId }}
              >
                {outcome.title}
              </Link>
            )}
            <small>
              {[outcome.className, outcome.subject, outcome.shownAt && formatDay(outcome.shownAt)]
                .filter(Boolean)
                .join('・')}
            </small>
            {!outcome.shownAt && <Badge>{t('notShown')}</Badge>}
          </p>
          <dl className={s.bars}>
            {SIDES.map((side) => {
              const points = outcome[side];
              if (points === null) return null;
              return (
                <div key={side}>
                  <dt>
                    <Mark side={side} />
                    {t(side)}
                  </dt>
                  <dd>
                    <span className={s.bar} aria-hidden>
                      <i style={{ width: `${(points / Math.max(outcome.most, 1)) * 100}%` }} />
                    </span>
                    <span>{t('points', { points: shortPoints(points), most: outcome.most })}</span>
                  </dd>
                </div>
              );
            })}
          </dl>
        </li>
      ))}
    </ul>
  );
}
