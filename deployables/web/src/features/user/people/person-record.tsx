import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { PersonView } from '#contracts/user/people.ts';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Facts } from '../../../design/facts.tsx';
import { Sheet, Split, Stack } from '../../../design/layout.tsx';
import { Crumbs, PageHeader } from '../../../design/page.tsx';
import { ErrorState, NoticeBox, PageSkeleton } from '../../../design/states.tsx';
import { formatMoment } from '../../../i18n/format.ts';
import { fullName, reading } from '../../../i18n/names.ts';
import { formatSeat } from '../../../i18n/seat.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { PupilRecords } from '../../assessment/record/pupil-records.tsx';
import { PersonBadges } from './person-badges.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonPowers } from './person-powers.tsx';

function PersonFacts({ person }: { person: PersonView }) {
  const { t } = useWords('people');
  return (
    <Facts
      facts={[
        [t('common:field.status'), <PersonBadges key="status" person={person} />],
        [t('common:field.role'), t(`common:role.${person.role}`)],
        [t('seat'), formatSeat(person) || '–'],
        [t('common:field.loginId'), person.loginId],
        [t('common:field.email'), person.email ?? '–'],
        [t('lastSignIn'), person.lastSignInAt ? formatMoment(person.lastSignInAt) : t('never')],
        [t('createdAt'), formatMoment(person.createdAt)],
      ]}
    />
  );
}

export function PersonRecord() {
  const { t } = useWords('people');
  const { user } = useMe();
  const { id } = getRouteApi('/inside/people/$id').useParams();
  const query = useQuery(api.user.get.queryOptions({ input: { id } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const person = query.data;
  return (
    <>
      <PageHeader
        title={fullName(person)}
        note={reading(person)}
        over={
          <Crumbs label={t('common:nav.crumbs')}>
            {[
              <Link key="people" to="/people">
                {t('title')}
              </Link>,
              t(`common:role.${person.role}`),
            ]}
          </Crumbs>
        }
      />
      <Split>
        <Stack gap={6}>
          {person.rejectionReason && <NoticeBox tone="soon">{person.rejectionReason}</NoticeBox>}
          {user.role === 'admin' ? (
            <Sheet title={t('record')}>
              <PersonForm key={person.id} person={person} />
            </Sheet>
          ) : (
            <Sheet title={t('record')}>
              <PersonFacts person={person} />
            </Sheet>
          )}
          {user.role === 'admin' && person.role === 'student' && <PupilRecords studentId={person.id} />}
        </Stack>
        <Stack gap={6}>
          {user.role === 'admin' && (
            <Sheet>
              <PersonFacts person={person} />
            </Sheet>
          )}
          {person.id !== user.id && (
            <Sheet title={t('powers')}>
              <PersonPowers person={person} />
            </Sheet>
          )}
        </Stack>
      </Split>
    </>
  );
}
