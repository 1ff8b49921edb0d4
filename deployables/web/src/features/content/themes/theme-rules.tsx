import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { adopt } from '../../../api/adopt.ts';
import { api } from '../../../api/client.ts';
import { CheckField } from '../../../design/field.tsx';
import { Aside, Sheet, Stack } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { toast } from '../../../design/toast.tsx';
import { useWords } from '../../../i18n/use-words.ts';

/** How this class chooses its themes. */
export function ThemeRulesSheet({ classId, still }: { classId: ClassId; still: boolean }) {
  const { t } = useWords('themes');
  const queries = useQueryClient();
  const options = api.content.themeRules.queryOptions({ input: { classId } });
  const query = useQuery(options);
  const put = useMutation(
    api.content.changeThemeRules.mutationOptions({
      onSuccess: (fresh) => {
        adopt(queries, options.queryKey, fresh);
        toast(t('common:action.saved'));
      },
      onError: () => query.refetch(),
    }),
  );
  return (
    <Sheet title={t('rules')}>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : query.data ? (
        <Stack gap={2}>
          <ProblemNotice problem={put.error} />
          <CheckField
            label={t('approvalFirst')}
            checked={put.isPending ? put.variables.approvalFirst : query.data.approvalFirst}
            disabled={still}
            onChange={(event) =>
              put.mutate({ classId, version: query.data.version, approvalFirst: event.target.checked })
            }
          />
          <Aside small>{t('approvalFirstHint')}</Aside>
        </Stack>
      ) : (
        <ListSkeleton rows={1} />
      )}
    </Sheet>
  );
}
