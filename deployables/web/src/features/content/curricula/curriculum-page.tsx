import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { useClass } from '../../academic/classes/use-class.ts';
import { PlanEditor } from './editor/plan-editor.tsx';
import { PlanSheet } from './plan-sheet.tsx';
import { ReadPublished } from './read-published.tsx';
import { useCurriculum, useCurriculumId } from './use-curriculum.ts';

/** One address for all: who teaches works on the plan, who learns reads it. */
export function CurriculumPage() {
  const { mayTeach } = useClass();
  const id = useCurriculumId();
  return mayTeach ? <Working key={id} /> : <ReadPublished id={id} />;
}

function Working() {
  const { one } = useClass();
  const query = useCurriculum();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return one.archived ? <PlanSheet document={query.data.document} /> : <PlanEditor opened={query.data} />;
}
