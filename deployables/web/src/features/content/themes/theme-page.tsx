import { useMe } from '../../../app/session.ts';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { OwnTheme } from './own-theme.tsx';
import { ReadTheme } from './read-theme.tsx';
import { useThemeQuery } from './use-themes.ts';

/** One theme: its pupil works on it, teachers read it and answer. */
export function ThemePage() {
  const { user } = useMe();
  const query = useThemeQuery();
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  const Page = query.data.student.id === user.id ? OwnTheme : ReadTheme;
  return <Page key={query.data.id} theme={query.data} />;
}
