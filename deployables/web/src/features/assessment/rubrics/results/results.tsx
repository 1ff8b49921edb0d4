import { IconArrowsDiff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { MatrixRow, RubricMatrix, Standing } from '#contracts/assessment/rubric-scores.ts';
import type { RubricAssessmentId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Icon } from '../../../../design/icon.tsx';
import { Aside, Hidden, Sheet, Stack } from '../../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { shortPoints, shortRank } from '../ranks.ts';
import { AgreementTable } from './agreement.tsx';
import { Mark } from './marks.tsx';
import s from './results.module.css';

/** Teacher, self and peers of the whole class side by side, and how far they agree. */
export function Results({ id }: { id: RubricAssessmentId }) {
  const { t } = useWords('rubrics');
  const query = useQuery(api.assessment.rubricMatrix.queryOptions({ input: { id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  const { assessment, rows } = query.data;
  if (rows.length === 0) return <EmptyState title={t('noPupils')}>{t('noPupilsText')}</EmptyState>;
  return (
    <Stack gap={5}>
      <p className={s.legend}>
        <Mark side="teacher" /> {t('teacher')} <Mark side="self" /> {t('selfSide')} <Mark side="peers" />{' '}
        {t('peersSide')} <Icon of={IconArrowsDiff} size={16} /> {t('apart')}
      </p>
      <div className={s.scroller}>
        <table className={s.table} aria-label={t('view.results')}>
          <thead>
            <tr>
              <th scope="col">{t('number')}</th>
              <th scope="col">{t('pupil')}</th>
              {assessment.rubric.criteria.map(({ id: key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">{t('sum')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ResultRow key={row.student.id} assessmentId={id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      <Aside small>{t('levelsOf')}</Aside>
      <Agreements matrix={query.data} />
    </Stack>
  );
}

function ResultRow({ assessmentId, row }: { assessmentId: RubricAssessmentId; row: MatrixRow }) {
  const { one } = useClass();
  const { student, number, standing, points } = row;
  return (
    <tr>
      <td className={s.number}>{number ?? ''}</td>
      <th scope="row">
        <Link
          to="/classes/$id/rubrics/$assessmentId/pupils/$studentId"
          params={{ id: one.id, assessmentId, studentId: student.id }}
          data-row-link
        >
          {fullName(student)}
        </Link>
      </th>
      {standing.map((standing) => (
        <td key={standing.criterionId}>
          <Sides standing={standing} />
        </td>
      ))}
      <td className={s.points}>
        {(['teacher', 'self', 'peers'] as const).map((side) => (
          <span key={side}>
            <Mark side={side} /> {shortPoints(points[side])}
          </span>
        ))}
      </td>
    </tr>
  );
}

function Sides({ standing }: { standing: Standing }) {
  const { t } = useWords('rubrics');
  return (
    <span className={s.sides} data-apart={standing.apart || undefined}>
      {(['teacher', 'self', 'peers'] as const).map((side) => (
        <span key={side}>
          <Mark side={side} />
          {shortRank(standing[side])}
        </span>
      ))}
      {standing.apart && (
        <b>
          <Icon of={IconArrowsDiff} size={14} />
          {t('apartShort')}
        </b>
      )}
    </span>
  );
}

function Agreements({ matrix: { assessment, agreement } }: { matrix: RubricMatrix }) {
  const { t } = useWords('rubrics');
  const { self, peers, rubric } = assessment;
  if (!self && peers === 'none') return null;
  return (
    <Sheet title={t('agreement')}>
      <Stack gap={4}>
        <Aside small>{t('agreementText')}</Aside>
        {(['self', 'peers'] as const).map(
          (side) =>
            (side === 'self' ? self : peers !== 'none') && (
              <AgreementTable
                key={side}
                title={t(side === 'self' ? 'withSelf' : 'withPeers')}
                rows={agreement.map((one) => ({
                  name: rubric.criteria.find(({ id }) => id === one.criterionId)?.name ?? '',
                  ...one[side],
                }))}
              />
            ),
        )}
        <Hidden>{t('levelsOf')}</Hidden>
      </Stack>
    </Sheet>
  );
}
