import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Sheet } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { MilestoneLine } from './milestone-line.tsx';
import s from './milestones.module.css';

export function OwnMilestones({ classId }: { classId: ClassId }) {
  const { t } = useWords('milestones');
  const { user } = useMe();
  const query = useQuery(api.analytics.studentMilestones.queryOptions({ input: { studentId: user.id, classId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={4} />;
  if (query.data.items.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <Sheet flush>
      <ul className={s.lines}>
        {query.data.items.map((one) => (
          <li key={one.id}>
            <MilestoneLine milestone={one} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
