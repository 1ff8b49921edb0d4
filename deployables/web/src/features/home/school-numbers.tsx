import { IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { StatTile, StatTiles } from '../../design/stat-tile.tsx';
import { useWords } from '../../i18n/use-words.ts';

/** Each number opens the rows behind it. */
export function SchoolNumbers() {
  const { t } = useWords('home');
  const { data: people } = useQuery(api.user.counts.queryOptions({ input: {} }));
  const groups = useQuery(api.academic.classGroups.queryOptions({ input: {} }));
  const classes = useQuery(api.academic.classes.queryOptions({ input: { limit: 1 } }));
  const waiting = people && people.waitingStudents + people.waitingTeachers;
  return (
    <StatTiles>
      <StatTile to="/approvals" icon={IconUserCheck} label={t('waiting')} value={waiting} />
      <StatTile to="/people" search={{ role: 'student' }} label={t('students')} value={people?.students} />
      <StatTile to="/people" search={{ role: 'teacher' }} label={t('teachers')} value={people?.teachers} />
      <StatTile to="/people" search={{ status: 'suspended' }} label={t('suspended')} value={people?.suspended} />
      <StatTile to="/people" search={{ status: 'registered' }} label={t('unconfirmed')} value={people?.unconfirmed} />
      <StatTile to="/school/class-groups" label={t('classGroups')} value={groups.data?.items.length} />
      <StatTile to="/classes" label={t('classes')} value={classes.data?.total} />
    </StatTiles>
  );
}
