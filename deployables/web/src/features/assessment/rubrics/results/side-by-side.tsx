import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { UserId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Button } from '../../../../design/button.tsx';
import { ErrorState, PageSkeleton } from '../../../../design/states.tsx';
import { fullName } from '../../../../i18n/names.ts';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import s from '../rubrics.module.css';
import { useAssessmentId } from '../use-assessment.ts';
import { ResultView } from './result-view.tsx';

/** One pupil by teacher, self and peers, for their teachers. */
export function SideBySide() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const id = useAssessmentId();
  const studentId = useParams({ strict: false }).studentId as UserId;
  const query = useQuery(api.assessment.rubricResult.queryOptions({ input: { id, studentId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <>
      <p className={s.back}>
        <Link
          to="/classes/$id/rubrics/$assessmentId"
          params={{ id: one.id, assessmentId: id }}
          search={{ view: 'results' }}
        >
          {query.data.assessment.title}
        </Link>
      </p>
      <div className={s.head}>
        <h2>{fullName(query.data.student)}</h2>
        <Button kind="quiet" icon={IconPrinter} className={s.actions} onClick={() => print()}>
          {t('common:action.print')}
        </Button>
      </div>
      <ResultView result={query.data} />
    </>
  );
}
