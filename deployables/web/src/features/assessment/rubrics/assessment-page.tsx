import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { useClass } from '../../academic/classes/use-class.ts';
import { OwnAssessment } from './own-assessment.tsx';
import s from './rubrics.module.css';
import { TaughtAssessment } from './taught-assessment.tsx';
import { useAssessmentId } from './use-assessment.ts';

/** One assessment: for who teaches scoring and results, for a pupil what to score and the own result. */
export function AssessmentPage() {
  const { t } = useWords('rubrics');
  const { user } = useMe();
  const { one, mayTeach } = useClass();
  const id = useAssessmentId();
  const query = useQuery(api.assessment.rubricAssessment.queryOptions({ input: { id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const teaches = mayTeach && user.role !== 'student';
  return (
    <>
      <p className={s.back}>
        <Link to="/classes/$id/rubrics" params={{ id: one.id }}>
          {t('title')}
        </Link>
      </p>
      {teaches ? <TaughtAssessment assessment={query.data} /> : <OwnAssessment assessment={query.data} />}
    </>
  );
}
