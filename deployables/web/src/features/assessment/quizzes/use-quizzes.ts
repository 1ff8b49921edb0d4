import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import type { QuizView } from '#contracts/assessment/quizzes.ts';
import type { QuizId } from '#contracts/ids.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';

const route = getRouteApi('/inside/classes/$id/assessed/quizzes/$quizId');
export const useQuizId = (): QuizId => route.useParams().quizId as QuizId;

export const quizQuery = (id: QuizId) => api.assessment.quiz.queryOptions({ input: { id } });
export const useQuiz = () => useQuery(quizQuery(useQuizId()));
export const myQuizQuery = (id: QuizId) => api.assessment.myQuiz.queryOptions({ input: { id } });

/** Puts a fresh state in the place of the one read before, and lets lists be read again. */
export function useKeepQuiz(): (fresh: QuizView) => void {
  const queries = useQueryClient();
  return useCallback(
    (fresh) => {
      adopt(queries, quizQuery(fresh.id).queryKey, fresh);
      queries.invalidateQueries({ queryKey: api.assessment.quizzes.key() });
    },
    [queries],
  );
}
