import { IconDeviceLaptop } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { signOut } from '../../../app/session.ts';
import { Badge } from '../../../design/badge.tsx';
import { Button } from '../../../design/button.tsx';
import { Icon } from '../../../design/icon.tsx';
import { ErrorState, ListSkeleton, ProblemNotice } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { deviceName } from './device-name.ts';
import s from './sessions.module.css';

/** Where one is signed in; a device one no longer has can be ended from here. */
export function Sessions() {
  const { t } = useWords('profile');
  const queries = useQueryClient();
  const query = useQuery(api.auth.sessions.queryOptions());
  const end = useMutation(
    api.auth.endSession.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.auth.sessions.key() }),
    }),
  );
  const endAll = useMutation(api.auth.logoutEverywhere.mutationOptions({ onSuccess: signOut }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={2} />;
  return (
    <>
      <ProblemNotice problem={end.error ?? endAll.error} />
      <ul className={s.sessions}>
        {query.data.items.map((one) => (
          <li key={one.id}>
            <Icon of={IconDeviceLaptop} size={22} />
            <span>
              <b>{deviceName(one.device) || t('unknownDevice')}</b>
              <small>{t('lastSeen', { at: formatMoment(one.lastSeenAt) })}</small>
            </span>
            {one.current ? (
              <Badge tone="ok">{t('thisDevice')}</Badge>
            ) : (
              <Button size="small" kind="quiet" onClick={() => end.mutate({ id: one.id })}>
                {t('end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className={s.foot}>
        <Button size="small" kind="danger" busy={endAll.isPending} onClick={() => endAll.mutate({})}>
          {t('endAll')}
        </Button>
      </p>
    </>
  );
}
