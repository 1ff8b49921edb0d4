import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../api/client.ts';
import { PersonName } from '../../../design/person.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { daysTo } from '../plans/due-badge.tsx';
import s from './home-parts.module.css';
import { ClassWithSome, PupilsToRemind } from './pupils-to-remind.tsx';

/** Whose theme has not moved for fourteen days while none is chosen, class by class. */
export const StalledThemes = () => (
  <ClassWithSome which="stalled">
    {(classId, choice) => <StalledOf key={classId} classId={classId} choice={choice} />}
  </ClassWithSome>
);

function StalledOf({ classId, choice }: { classId: ClassId; choice: ReactNode }) {
  const { t } = useWords('work');
  const query = useQuery(api.analytics.stalledThemes.queryOptions({ input: { classId } }));
  return (
    <PupilsToRemind
      classId={classId}
      choice={choice}
      title={t('stalledTitle')}
      nobody={t('nobodyStalled')}
      about="theme"
      query={query}
      line={({ student, number, since }, button) => (
        <li key={student.id} data-narrow>
          <span>{number ?? '–'}</span>
          <Link to="/students/$id" params={{ id: student.id }}>
            <PersonName person={student} />
          </Link>
          <span className={s.since}>{t('silentFor', { count: -daysTo(since) })}</span>
          {button}
        </li>
      )}
    />
  );
}
