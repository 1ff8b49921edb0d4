import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AiPersonUsage } from '#contracts/ai/admin.ts';
import { api } from '../../../api/client.ts';
import { DataTable } from '../../../design/data-table.tsx';
import { Sheet } from '../../../design/layout.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { byCursor, usePages } from '../../../design/use-pages.ts';
import { fullName } from '../../../i18n/names.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { useFigureColumns } from './figures.tsx';

/** Who used what, in the order of names: this is no ranking. */
export function PeopleTable({ month, currency }: { month: string; currency: string }) {
  const { t } = useWords('ai-admin');
  const columns = useFigureColumns<AiPersonUsage>(currency);
  const list = useInfiniteQuery(
    api.ai.aiUsageOfPeople.infiniteOptions({
      input: (cursor: string | undefined) => ({ month, limit: 100, ...(cursor ? { cursor } : {}) }),
      ...byCursor,
    }),
  );
  const { rows, total, more } = usePages(list);
  return (
    <Sheet title={t('byPerson')} flush>
      {list.error ? (
        <ErrorState problem={list.error} onRetry={list.refetch} />
      ) : list.isPending ? (
        <ListSkeleton rows={4} />
      ) : (
        <DataTable
          caption={t('byPerson')}
          rows={rows}
          id={({ person }) => person.id}
          total={total}
          more={more}
          tight
          columns={[
            {
              key: 'person',
              header: t('person'),
              phone: 'main',
              cell: ({ person }) => (
                <Link to="/people/$id" params={{ id: person.id }} data-row-link>
                  {fullName(person)}
                </Link>
              ),
            },
            {
              key: 'role',
              header: t('common:field.role'),
              phone: 'hide',
              cell: ({ role }) => t(`common:role.${role}`),
            },
            ...columns,
          ]}
        />
      )}
    </Sheet>
  );
}
