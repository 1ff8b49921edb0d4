import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { Sheet } from '../../design/layout.tsx';
import { ProgressJob } from '../../design/progress.tsx';
import { ErrorState, ListSkeleton } from '../../design/states.tsx';
import { formatMoment } from '../../i18n/format.ts';
import { useWords } from '../../i18n/use-words.ts';
import { ImportState } from '../user/imports/import-state.tsx';
import s from './home.module.css';

export function LastImports() {
  const { t } = useWords('home');
  const query = useQuery(
    api.user.imports.queryOptions({
      input: { limit: 3 },
      refetchInterval: ({ state }) => (state.data?.items.some((one) => one.state === 'running') ? 1500 : false),
    }),
  );
  if (query.data?.items.length === 0) return null;
  return (
    <Sheet title={t('imports')} more={<Link to="/people/imports">{t('common:action.all')}</Link>} flush>
      {query.isLoadingError ? (
        <ErrorState problem={query.error} onRetry={query.refetch} />
      ) : !query.data ? (
        <ListSkeleton rows={3} />
      ) : (
        <ul className={s.imports}>
          {query.data.items.map((one) => (
            <li key={one.id}>
              <p className={s.import}>
                <Link to="/people/imports/$id" params={{ id: one.id }}>
                  {one.fileName}
                </Link>
                <ImportState one={one} />
                <small>{formatMoment(one.createdAt)}</small>
              </p>
              {one.state === 'running' && (
                <ProgressJob label={t('running')} done={one.progress.done} total={one.progress.total} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
