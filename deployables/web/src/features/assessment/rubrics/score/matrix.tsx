import { useQuery } from '@tanstack/react-query';
import type { RubricAssessmentId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { useMe } from '../../../../app/session.ts';
import { EmptyState, ErrorState, ListSkeleton, NoticeBox } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { ScoreMatrix } from './score-matrix.tsx';

/** The class by criteria, scored by the teacher who looks. */
export function Matrix({ id }: { id: RubricAssessmentId }) {
  const { t } = useWords('rubrics');
  const { user } = useMe();
  const query = useQuery(api.assessment.rubricMatrix.queryOptions({ input: { id } }));
  if (user.role !== 'teacher') return <NoticeBox>{t('adminReads')}</NoticeBox>;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={10} />;
  if (query.data.rows.length === 0) return <EmptyState title={t('noPupils')}>{t('noPupilsText')}</EmptyState>;
  return <ScoreMatrix key={id} matrix={query.data} />;
}
