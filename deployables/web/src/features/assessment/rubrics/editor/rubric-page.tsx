import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { RubricView } from '#contracts/assessment/rubrics.ts';
import type { RubricId } from '#contracts/ids.ts';
import { api } from '../../../../api/client.ts';
import { Stack } from '../../../../design/layout.tsx';
import { ErrorState, NoticeBox, PageSkeleton } from '../../../../design/states.tsx';
import { useWords } from '../../../../i18n/use-words.ts';
import { useClass } from '../../../academic/classes/use-class.ts';
import { RubricSheet } from '../rubric-sheet.tsx';
import s from '../rubrics.module.css';
import { RubricEditor } from './rubric-editor.tsx';

/** One template: edited by those whose it is, read by the others. */
export function RubricTemplate() {
  const { t } = useWords('rubrics');
  const { one } = useClass();
  const { rubricId } = useParams({ strict: false });
  const query = useQuery(
    api.assessment.rubric.queryOptions({ input: { id: rubricId as RubricId }, refetchOnWindowFocus: false }),
  );
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <>
      <p className={s.back}>
        <Link to="/classes/$id/rubrics/templates" params={{ id: one.id }}>
          {t('templates')}
        </Link>
      </p>
      <Shown key={query.data.id} rubric={query.data} />
    </>
  );
}

function Shown({ rubric }: { rubric: RubricView }) {
  const { t } = useWords('rubrics');
  if (rubric.mayChange && !rubric.archived) return <RubricEditor opened={rubric} />;
  return (
    <Stack gap={4}>
      {!rubric.archived && <NoticeBox>{t('notYours')}</NoticeBox>}
      <RubricSheet rubric={rubric.document} title={rubric.document.name || t('unnamed')} />
    </Stack>
  );
}
