import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { Sheet, Split, Stack } from '../../../design/layout.tsx';
import { PersonName, StudentChip } from '../../../design/person.tsx';
import { ErrorState, ListSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import s from './class-overview.module.css';
import { Timetable } from './timetable.tsx';
import { useClass } from './use-class.ts';

export function ClassOverview() {
  const { t } = useWords('classes');
  const { one } = useClass();
  const mates = useQuery(api.academic.classmates.queryOptions({ input: { id: one.id } }));
  return (
    <Split>
      <Stack gap={6}>
        <Sheet title={t('about')}>
          <p className={s.prose}>{one.description || t('noDescription')}</p>
        </Sheet>
        <Sheet
          title={t('classmates')}
          more={
            <Link to="/classes/$id/groups" params={{ id: one.id }}>
              {t('teams')}
            </Link>
          }
        >
          {mates.isLoadingError ? (
            <ErrorState problem={mates.error} onRetry={mates.refetch} />
          ) : mates.data ? (
            <ul className={s.mates}>
              {mates.data.items.map((mate) => (
                <li key={mate.id}>
                  <StudentChip person={mate} />
                </li>
              ))}
            </ul>
          ) : (
            <ListSkeleton />
          )}
        </Sheet>
      </Stack>
      <Stack gap={6}>
        <Sheet title={t('when')}>
          <Timetable slots={one.timetable} />
          {one.room && <p className={s.room}>{t('inRoom', { room: one.room })}</p>}
        </Sheet>
        <Sheet title={t('teachers')}>
          <ul className={s.teachers}>
            {one.teachers.map((teacher) => (
              <li key={teacher.id}>
                <PersonName person={teacher} />
              </li>
            ))}
          </ul>
        </Sheet>
      </Stack>
    </Split>
  );
}
