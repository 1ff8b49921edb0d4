import { useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { RubricAssessmentId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';

/** The assessment the address names. */
export const useAssessmentId = (): RubricAssessmentId =>
  useParams({ strict: false }).assessmentId as RubricAssessmentId;

/** After a change everything that shows the assessment is read again. */
export function useRefresh(): () => void {
  const queries = useQueryClient();
  return () => {
    for (const route of [
      api.assessment.rubricAssessments,
      api.assessment.rubricAssessment,
      api.assessment.rubricMatrix,
      api.assessment.rubricProgress,
      api.assessment.rubricEvaluations,
      api.assessment.waitingRubrics,
    ])
      queries.invalidateQueries({ queryKey: route.key() });
  };
}
