import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { fullName } from '../../../i18n/names.ts';

/** The teachers of the school, by reading, for a select (a hook: see `useSubjectOptions`). */
export function useTeacherOptions(without: readonly string[] = []) {
  const teachers = useQuery(
    api.user.list.queryOptions({ input: { role: 'teacher', status: 'active', sort: 'kana', limit: 200 } }),
  );
  return (teachers.data?.items ?? [])
    .filter(({ id }) => !without.includes(id))
    .map((teacher) => (
      <option key={teacher.id} value={teacher.id}>
        {fullName(teacher)}
      </option>
    ));
}
