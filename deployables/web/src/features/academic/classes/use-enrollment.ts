import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { RosterRow } from '#contracts/academic/routes.ts';
import { api, client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { useProblemText } from '../../../design/problem-text.ts';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

type Wanted = { studentIds?: string[]; classGroupId?: string };

/** Into the class again, and into the project group each of them was in. */
async function bringBack(classId: string, rows: readonly RosterRow[]): Promise<void> {
  await client.academic.enroll({ classId, studentIds: rows.map(({ person }) => person.id) });
  const { items } = await client.academic.groups({ classId });
  for (const { id, name, version, members } of items) {
    const missing = rows.filter(({ group }) => group?.id === id).map(({ person }) => person.id);
    const studentIds = [...members.map((member) => member.id), ...missing];
    if (missing.length) await client.academic.updateGroup({ id, name, version, studentIds });
  }
}

/** Bringing pupils into a class and taking them out, each with the way back. */
export function useEnrollment(classId: string) {
  const { t } = useWords('classes');
  const problemText = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const refresh = () => queries.invalidateQueries({ queryKey: api.academic.key() });
  const onError = (problem: ApiProblem) => toast(problemText(problem), { tone: 'late' });

  const enroll = useMutation({
    mutationFn: (wanted: Wanted) => client.academic.enroll({ classId, ...wanted }),
    onSuccess: ({ enrolled, already, sagaId }) => {
      if (sagaId) navigate({ to: '.', search: { saga: sagaId } });
      const undo = () => Promise.all(enrolled.map((id) => client.academic.unenroll({ id }))).finally(refresh);
      toast(
        t(already ? 'enrolledSome' : 'enrolled', { count: enrolled.length, already }),
        enrolled.length ? { undo } : {},
      );
    },
    onError,
    onSettled: refresh,
  });
  const remove = useMutation({
    mutationFn: (rows: RosterRow[]) =>
      Promise.all(rows.map(({ enrollmentId }) => client.academic.unenroll({ id: enrollmentId }))),
    onSuccess: (_, rows) => {
      toast(t('removed', { count: rows.length }), { undo: () => bringBack(classId, rows).finally(refresh) });
    },
    onError,
    onSettled: refresh,
  });
  return { enroll, remove };
}
