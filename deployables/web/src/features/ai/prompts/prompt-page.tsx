import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../../../api/client.ts';
import { ToolRow } from '../../../design/bars.tsx';
import { Segmented } from '../../../design/choice.tsx';
import { Stack } from '../../../design/layout.tsx';
import { Crumbs } from '../../../design/page.tsx';
import { ErrorState, PageSkeleton } from '../../../design/states.tsx';
import { currentLanguage } from '../../../i18n/index.ts';
import { useWords } from '../../../i18n/use-words.ts';
import { PromptForm } from './prompt-form.tsx';

const route = getRouteApi('/inside/ai/prompts/$key');

/** One wording in one language. */
export function AiPromptPage() {
  const { t } = useWords('ai-admin');
  const { key } = route.useParams();
  const { language = currentLanguage() } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(api.ai.aiPrompt.queryOptions({ input: { key, language } }));
  if (query.isLoadingError) return <ErrorState problem={query.error} onRetry={query.refetch} />;
  if (!query.data) return <PageSkeleton />;
  return (
    <Stack gap={4}>
      <Crumbs label={t('tab.prompts')}>
        {[
          <Link key="prompts" to="/ai/prompts">
            {t('tab.prompts')}
          </Link>,
          <h2 key="this" style={{ fontSize: 'inherit' }}>
            {query.data.title[currentLanguage()]}
          </h2>,
        ]}
      </Crumbs>
      <ToolRow>
        <Segmented
          label={t('wordingOf')}
          value={language}
          options={[
            { value: 'ja', label: '日本語', lang: 'ja' },
            { value: 'en', label: 'English', lang: 'en' },
          ]}
          onChange={(next) => navigate({ search: { language: next }, replace: true })}
        />
      </ToolRow>
      <PromptForm key={`${key} ${language} ${query.data.number}`} prompt={query.data} />
    </Stack>
  );
}
