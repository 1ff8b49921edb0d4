import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api/client.ts';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { SettingsForm } from './settings-form.tsx';

/** How models are reached, what they may be used for and how much. */
export function AiSettingsPage() {
  const query = useQuery(api.ai.aiSettings.queryOptions({ input: {} }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return <SettingsForm key={query.data.schoolId} settings={query.data} />;
}
