import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { useMe } from '../../../app/session.ts';
import { Sheet, Split, Stack } from '../../../design/layout.tsx';
import { EmptyState, ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { useWords } from '../../../i18n/use-words.ts';
import { FileUse } from '../../content/files/file-use.tsx';
import { SchoolCode } from './school-code.tsx';
import { SchoolForm } from './school-form.tsx';

export function SchoolSettings() {
  const { t } = useWords('school');
  const { school } = useMe();
  const id = school?.id ?? '';
  const query = useQuery(api.academic.school.queryOptions({ input: { id }, enabled: school !== null }));
  if (!school) return <EmptyState title={t('noSchool')}>{t('noSchoolText')}</EmptyState>;
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <Split>
      <Sheet title={t('data')}>
        <SchoolForm key={query.data.id} school={query.data} />
      </Sheet>
      <Stack gap={6}>
        <Sheet title={t('code')}>
          <SchoolCode school={query.data} />
        </Sheet>
        <FileUse />
      </Stack>
    </Split>
  );
}
