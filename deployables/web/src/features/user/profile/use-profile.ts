import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Language, PersonNames, PersonView } from '#contracts/user/people.ts';
import { adopt } from '../../../api/adopt.ts';
import { client } from '../../../api/client.ts';
import type { ApiProblem } from '../../../api/problem.ts';
import { meQuery, useMe } from '../../../app/session.ts';

type Change = Partial<PersonNames & { language: Language; email: string | null }>;

/** Changes one's own record; what is not named stays as it is. */
export function useProfile() {
  const me = useMe();
  const queries = useQueryClient();
  const save = useMutation<PersonView, ApiProblem, Change>({
    mutationFn: (change) => {
      const { id, familyName, givenName, familyKana, givenKana, language, email, version } = me.user;
      return client.user.update({
        id,
        familyName,
        givenName,
        familyKana,
        givenKana,
        language,
        email,
        version,
        ...change,
      });
    },
    onSuccess: (user) => adopt(queries, meQuery.queryKey, { ...me, user }),
  });
  const reload = () => queries.fetchQuery({ ...meQuery, staleTime: 0 });
  return { save, reload };
}
