import { useQuery } from '@tanstack/react-query';
import type { ProgressPair } from '#contracts/assessment/rubric-assessments.ts';
import type { MatrixRow } from '#contracts/assessment/rubric-scores.ts';
import type { RubricAssessmentId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { type Column, DataTable } from '../../../../design/data-table.tsx';
import { PersonName } from '../../../../design/person.tsx';
import { ErrorState, ListSkeleton } from '../../../../design/states.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { TaskBadge } from '../rubric-state.tsx';
import s from './results.module.css';

/** Who has scored whom, and who still has to. */
export function Progress({ id }: { id: RubricAssessmentId }) {
  const { t } = useWords('rubrics');
  const matrix = useQuery(api.assessment.rubricMatrix.queryOptions({ input: { id } }));
  const pairs = useQuery(api.assessment.rubricProgress.queryOptions({ input: { id } }));
  const broken = matrix.isLoadingError ? matrix : pairs.isLoadingError ? pairs : undefined;
  if (broken?.error) return <ErrorState problem={broken.error} onRetry={broken.refetch} />;
  if (!matrix.data || !pairs.data) return <ListSkeleton rows={8} />;
  const { rows, assessment } = matrix.data;
  const names = new Map<string, string>(rows.map(({ student }) => [student.id, fullName(student)]));
  const byScorer = Map.groupBy(
    pairs.data.items.filter(({ as }) => as === 'peer'),
    ({ scorerId }) => scorerId as string,
  );
  const peers = assessment.peers !== 'none';
  const columns: Column<MatrixRow>[] = [
    { key: 'number', header: t('number'), right: true, phone: 'hide', cell: ({ number }) => number ?? '–' },
    { key: 'name', header: t('pupil'), phone: 'main', cell: ({ student }) => <PersonName person={student} /> },
    ...(assessment.self
      ? [{ key: 'self', header: t('selfDone'), cell: (row: MatrixRow) => <TaskBadge state={row.self} /> }]
      : []),
    ...(peers
      ? [
          {
            key: 'given',
            header: t('given'),
            right: true,
            phone: 'named' as const,
            cell: ({ given }: MatrixRow) => t('doneOf', given),
          },
          {
            key: 'received',
            header: t('received'),
            right: true,
            phone: 'named' as const,
            cell: ({ received }: MatrixRow) => received,
          },
        ]
      : []),
  ];
  return (
    <DataTable
      caption={t('whoWhom')}
      columns={columns}
      rows={rows}
      id={({ student }) => student.id}
      nameOf={({ student }) => fullName(student)}
      tight
      {...(peers
        ? {
            below: ({ student }: MatrixRow) => (
              <Pairs pairs={byScorer.get(student.id) ?? []} names={names} of={fullName(student)} />
            ),
          }
        : {})}
    />
  );
}

function Pairs({
  pairs,
  names,
  of,
}: {
  pairs: readonly ProgressPair[];
  names: ReadonlyMap<string, string>;
  of: string;
}) {
  const { t } = useWords('rubrics');
  if (pairs.length === 0) return t('nobody');
  return (
    <ul className={s.pairs} aria-label={t('scores', { name: of })}>
      <li aria-hidden>{t('scoresWhom')}</li>
      {pairs.map(({ studentId, state }) => (
        <li key={studentId}>
          {names.get(studentId) ?? '–'} <TaskBadge state={state} />
        </li>
      ))}
    </ul>
  );
}
