import { useQuery } from '@tanstack/react-query';
import type { ClassId } from '#contracts/ids.ts';
import { api } from '../../../../../api/client.ts';
import { Aside, Stack } from '../../../../../design/layout.tsx';
import { EmptyState, ErrorState, ListSkeleton } from '../../../../../design/states.tsx';
import { fullName } from '../../../../../i18n/names.ts';
import { useWords } from '../../../../../i18n/use-words.ts';
import { PupilTheme } from './pupil-theme.tsx';

/** What every pupil of the class asks, and the words that go with it. */
export function ClassThemes({ classId }: { classId: ClassId }) {
  const { t } = useWords('class-practice');
  const query = useQuery(api.basebuilder.classThemeLinks.queryOptions({ input: { classId } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <ListSkeleton rows={6} />;
  const { items } = query.data;
  if (items.length === 0) return <EmptyState title={t('nobody')} />;
  const without = items.filter(({ theme }) => theme === null);
  if (without.length === items.length) return <EmptyState title={t('noThemes')}>{t('noThemesText')}</EmptyState>;
  return (
    <Stack gap={5}>
      <Aside small>{`${t('themesHint')} ${t('relevanceScale')}`}</Aside>
      {items.map((pupil) =>
        pupil.theme ? <PupilTheme key={pupil.theme.id} classId={classId} pupil={pupil} theme={pupil.theme} /> : null,
      )}
      {without.length > 0 && (
        <section>
          <h2>{t('withoutTheme', { count: without.length })}</h2>
          <Aside>{without.map(({ student }) => fullName(student)).join('、')}</Aside>
        </section>
      )}
    </Stack>
  );
}
